package dev.sluice.fleet;

import java.util.concurrent.TimeUnit;

/// Whether a server can be reached at all, and how carefully one that could not is used again. Any
/// thread; written by whoever notices.
final class Presence {

    /// From a tenth of its share to all of it (reliability.md R18).
    private static final double EASING = TimeUnit.SECONDS.toNanos(30);

    private static final double FIRST_SHARE = 0.1;

    /// Two readings later it is asked again.
    private static final long REST = TimeUnit.SECONDS.toNanos(1);

    /// A port that refuses is asked all the while; should the asking stop, it is tried after that.
    private static final long GONE = TimeUnit.SECONDS.toNanos(3);

    private volatile long began;
    private volatile long rests;
    private volatile long refusedSince;
    private volatile long back;

    /// A stream of its broke off: a server that stops does that to all of them.
    void brokeOff(long now) {
        began = now;
        rests = now + REST;
    }

    /// Nobody listens on its port.
    void refused(long now) {
        refusedSince = refusedSince == 0 ? now : refusedSince;
        began = now;
        rests = now + GONE;
    }

    /// Something answered, whatever it said.
    ///
    /// @param now when it was asked: what went wrong since then still stands
    void reached(long now) {
        if (rests != 0 && now - began < 0) {
            return;
        }
        long refused = refusedSince;
        rests = now;
        refusedSince = 0;
        if (refused != 0 && now - refused > REST) {
            eased(now);
        }
    }

    /// It begins with a small share: its caches are empty, and it may be about to fail again.
    void eased(long now) {
        back = now;
    }

    boolean resting(long now) {
        return rests != 0 && now - rests < 0;
    }

    double share(long now) {
        long since = back;
        return since == 0
                ? 1
                : Math.min(1, FIRST_SHARE + (1 - FIRST_SHARE) * (now - since) / EASING);
    }
}
