package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.live.Count;
import dev.sluice.live.Sums;
import dev.sluice.live.Time;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/// What ended in a window of time, the same wherever figures are shown.
record Stats(
        @JsonUnwrapped Calls calls,
        @JsonUnwrapped Tokens tokens,
        Spread durationMs,
        Spread firstTokenMs,
        Spread perTokenMs,
        Spread upstreamMs) {

    /// @param errors 5xx, and streams that broke
    /// @param refused 4xx
    /// @param rps requests per second of the window, or since the start
    /// @param errorShare null of nothing
    record Calls(
            long requests,
            long errors,
            long refused,
            long clientClosed,
            @Nullable Double rps,
            @Nullable Double errorShare) {}

    /// @param inTps tokens per second
    /// @param costMicros of what has a price; null where nothing has that was used
    /// @param unpriced calls with usage and no price
    record Tokens(
            long inTokens,
            long outTokens,
            @Nullable Double inTps,
            @Nullable Double outTps,
            @Nullable Long costMicros,
            long unpriced) {}

    /// Percentiles in milliseconds; null of nothing.
    record Spread(long count, @Nullable Double p50, @Nullable Double p95, @Nullable Double p99) {

        static Spread of(Sums sums, Time time) {
            return new Spread(
                    sums.of(time).count(),
                    at(sums, time, 0.5),
                    at(sums, time, 0.95),
                    at(sums, time, 0.99));
        }
    }

    /// To the microsecond.
    static @Nullable Double at(Sums sums, Time time, double share) {
        return Json.known(Math.rint(sums.of(time).millis(share) * 1_000) / 1_000);
    }

    /// The part of a window in which anything could end, in seconds: a young process has no calls
    /// of the time before it. At least one.
    static double length(int seconds, long upMillis) {
        return Math.clamp(upMillis / 1_000.0, 1, seconds);
    }

    /// What nobody knows the price of is not free.
    static @Nullable Long spent(Sums sums) {
        long known = sums.of(Count.COST);
        return known == 0 && sums.of(Count.UNPRICED) > 0 ? null : known;
    }

    /// @param seconds the window
    static Stats of(Sums sums, int seconds) {
        double length = length(seconds, ManagementFactory.getRuntimeMXBean().getUptime());
        long requests = sums.of(Count.REQUESTS);
        long errors = sums.of(Count.ERRORS);
        return new Stats(
                new Calls(
                        requests,
                        errors,
                        sums.of(Count.REFUSED),
                        sums.of(Count.CLIENT_CLOSED),
                        Json.known(requests / length),
                        Json.known((double) errors / requests)),
                new Tokens(
                        sums.of(Count.IN_TOKENS),
                        sums.of(Count.OUT_TOKENS),
                        Json.known(sums.of(Count.IN_TOKENS) / length),
                        Json.known(sums.of(Count.OUT_TOKENS) / length),
                        spent(sums),
                        sums.of(Count.UNPRICED)),
                Spread.of(sums, Time.DURATION),
                Spread.of(sums, Time.FIRST_TOKEN),
                Spread.of(sums, Time.PER_TOKEN),
                Spread.of(sums, Time.UPSTREAM));
    }
}
