package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.config.Problem;
import dev.sluice.replay.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a replay found.
///
/// @param over `memory` or `log`
/// @param older how many records of the log were left out
record Replayed(
        @JsonUnwrapped Comparison.Covered covered,
        String over,
        long older,
        List<Comparison.Share> tiers,
        Comparison.Change costMicros,
        Comparison.Change p95Ms,
        Changed changed,
        @JsonUnwrapped Notes notes) {

    static Replayed of(String over, long older, Comparison told, List<Problem> warnings) {
        Comparison.Flipped flipped = told.flipped();
        return new Replayed(
                told.covered(),
                over,
                older,
                told.shares(),
                told.costMicros(),
                told.tailMillis(),
                new Changed(
                        flipped.records(),
                        flipped.kinds(),
                        flipped.most(),
                        flipped.first(),
                        flipped.records() > flipped.first().size()),
                new Notes(
                        told.idleRules(),
                        told.silentTiers(),
                        told.estimates().stream().map(Estimate::of).toList(),
                        warnings));
    }

    /// @param kinds how many groups there are
    /// @param groups the largest of them, at most 20
    /// @param more whether there are more requests than shown
    record Changed(
            long records,
            int kinds,
            List<Comparison.Flip> groups,
            List<Comparison.Moved> requests,
            boolean more) {}

    record Notes(
            List<String> idleRules,
            List<String> silentTiers,
            List<Estimate> estimates,
            List<Problem> warnings) {}

    /// @param value share of accepted answers; null for not enough data
    /// @param unseen calls that count for nothing, as they would go to a model that did not answer
    record Estimate(
            String method,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double size,
            long unseen) {

        static Estimate of(Comparison.Estimate estimate) {
            return new Estimate(
                    estimate.method(),
                    Json.known(estimate.value()),
                    Json.known(estimate.low()),
                    Json.known(estimate.high()),
                    Json.known(estimate.size()),
                    estimate.unseen());
        }
    }
}
