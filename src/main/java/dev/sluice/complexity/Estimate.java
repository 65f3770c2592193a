package dev.sluice.complexity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an [Estimator] says, before a route's scale reads it. Components as in [Complexity].
///
/// @param unlike the request is unlike what the weights were fitted to: no opinion is sure
public record Estimate(
        double probability,
        String language,
        List<String> reasons,
        boolean unlike,
        @Nullable Features features) {

    Estimate(double probability, String language, List<String> reasons) {
        this(probability, language, reasons, false, null);
    }
}
