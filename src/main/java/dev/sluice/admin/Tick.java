package dev.sluice.admin;

import dev.sluice.live.Count;
import dev.sluice.live.Sums;
import dev.sluice.live.Time;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event of the live stream.
///
/// @param at epoch milliseconds
/// @param late whether it is told after its time, to a listener that was away
record Tick(
        long at,
        boolean late,
        int windowS,
        long inFlight,
        long streamsOpen,
        long generation,
        List<Key> keys,
        List<Standing> targets) {

    /// @param second the last whole one
    /// @param stats of the last minute; null when told late
    record Key(String dimension, String name, Second second, @Nullable Stats stats) {}

    record Second(
            long requests,
            long errors,
            long outTokens,
            @Nullable Double p50Ms,
            @Nullable Double p95Ms) {

        static Second of(Sums sums) {
            return new Second(
                    sums.of(Count.REQUESTS),
                    sums.of(Count.ERRORS),
                    sums.of(Count.OUT_TOKENS),
                    Stats.at(sums, Time.DURATION, 0.5),
                    Stats.at(sums, Time.DURATION, 0.95));
        }
    }
}
