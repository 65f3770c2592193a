package dev.sluice.fleet;

import java.util.concurrent.TimeUnit;

/// How fast a replica speaks when, by its own word, nothing waits: a mean of first-token times that
/// favours the latest. A slow machine shows here, and so does one whose word is wrong.
///
/// @param nanos the mean; 0 when nothing is known
/// @param at when the latest was seen
/// @param rough while only times with a wait in them are known: more than the truth, until the
///   server, avoided for it, has none waiting
record Pace(double nanos, long at, boolean rough) {

    static final Pace UNKNOWN = new Pace(0, 0, true);

    /// What a new time counts (chosen: the last ten or so matter).
    private static final double NEW = 0.2;

    /// How long an old impression lasts; it fades, so that a replica avoided is tried again.
    private static final double LASTS = TimeUnit.SECONDS.toNanos(30);

    /// Differences below it are the network's and not worth a detour.
    private static final double GRAIN = TimeUnit.MILLISECONDS.toNanos(20);

    /// However slow, it stays a choice when the others have this many times its load.
    private static final double MOST = 8;

    /// @param calm whether nothing waited when the attempt began, nor until now
    Pace heard(double time, long now, boolean calm) {
        if (!calm && !rough && now - at < LASTS) {
            return this;
        }
        double before = calm && rough || !known() ? time : nanos;
        return new Pace(before + NEW * (time - before), now, !calm);
    }

    boolean known() {
        return nanos > 0;
    }

    /// Whether it says anything of now.
    boolean fresh(long now) {
        return known() && now - at < LASTS;
    }

    /// 1 for the fastest, up to 8.
    ///
    /// @param fastest the mean of the fastest replica; 0 when nothing is known
    double slowness(double fastest, long now) {
        double fresh = 1 - (now - at) / LASTS;
        if (!known() || fastest <= 0 || fresh <= 0) {
            return 1;
        }
        double ratio = Math.max(1, Math.min(MOST, (nanos + GRAIN) / (fastest + GRAIN)));
        return 1 + (ratio - 1) * Math.min(1, fresh);
    }
}
