package dev.sluice.fleet;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A replica's last reading, and what its readings teach together.
///
/// @param own attempts of ours under way when it was asked
/// @param calmSince since when every reading said that nothing waits; `Long.MAX_VALUE` when one
///   waits now
/// @param slots how many it ran while others waited: more than that will wait; infinite when it
///   never was full
/// @param rate first tokens a second while others waited, those of the last few seconds; NaN when
///   that never was
record Said(Reading reading, int own, long calmSince, double slots, double rate) {

    static final Said NOTHING =
            new Said(
                    new Reading(0, 0, 0, true, Set.of(), 0, 0),
                    0,
                    Long.MAX_VALUE,
                    Double.POSITIVE_INFINITY,
                    Double.NaN);

    /// What a new rate counts: with two readings a second the last three seconds or so.
    private static final double NEW = 0.2;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    boolean known() {
        return reading.at() != 0;
    }

    Said then(Reading next, int own) {
        long since = known() && calmSince != Long.MAX_VALUE ? calmSince : next.at();
        double full = next.running() > slots ? Double.POSITIVE_INFINITY : slots;
        return new Said(
                next,
                own,
                next.waiting() > 0 ? Long.MAX_VALUE : since,
                next.waiting() > 0 ? next.running() : full,
                rate(next));
    }

    private double rate(Reading next) {
        double seconds = (next.at() - reading.at()) / SECOND;
        double spoken = next.spoken() - reading.spoken();
        if (!known() || next.waiting() == 0 || spoken < 0 || seconds <= 0) {
            return rate;
        }
        return Double.isNaN(rate) ? spoken / seconds : rate + NEW * (spoken / seconds - rate);
    }

    /// Whether nothing waited from then on.
    boolean calm(long from) {
        return calmSince <= from;
    }

    /// R30's sum, and what was sent since: that runs, or waits where the server was full.
    ///
    /// @param now attempts of ours under way now
    double load(int now) {
        return reading.load() + since(now) + (Reading.WAITING - 1) * excess(now);
    }

    /// Whether one more would wait.
    boolean full(int now) {
        return reading.running() + since(now) >= slots;
    }

    private int since(int now) {
        return Math.max(0, now - own);
    }

    private double excess(int now) {
        return Math.max(0, Math.min(reading.running() + since(now) - slots, since(now)));
    }

    /// Seconds until what waits now has begun; infinite when nothing begins.
    double wait(int now) {
        double queue = reading.waiting() + excess(now);
        return queue == 0 ? 0 : Double.isNaN(rate) ? queue : queue / rate;
    }
}
