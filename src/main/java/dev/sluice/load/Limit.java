package dev.sluice.load;

import java.util.concurrent.TimeUnit;

/// How many calls one target may have at once. Falls when first tokens come late or not at all, and
/// rises again while it is used and they come in time. Never looks at how long an answer takes:
/// that depends on its length (reliability.md R35).
///
/// As in Netflix's Gradient2, lateness is told by a short average against a long one, and a share
/// of the limit is given back per sample. Unlike it, the limit starts at its most: a gateway knows
/// nothing of a target before it has asked, and must not shed what the target bears. So it must be
/// down before the first late token is heard: what [Lateness] foretells brings it there.
///
/// Any thread; asking [#now] takes no lock.
public final class Limit {

    /// Of the calls under way. Netflix's AIMD limit gives a tenth back.
    private static final double KEPT = 0.9;

    /// A change must show before the next one.
    private static final long SETTLE = TimeUnit.SECONDS.toNanos(1);

    /// Of what would be late: nobody else is let in while those who are silent wait as long, and
    /// the fall is some way off.
    private static final double EASY = 0.75;

    /// At most so much is given back for what is foretold at once: it is an estimate.
    private static final double SHED = 0.5;

    /// How long [#easy] holds without news: a target may be asked for whole answers only.
    private static final long FRESH = TimeUnit.SECONDS.toNanos(10);

    /// A rise by a 64th per sample doubles the limit in some 45 good first tokens.
    private static final int RISE = 64;

    private final int least;
    private final int most;
    private final Lateness lateness = new Lateness();
    private volatile int now;
    private int easy = Integer.MAX_VALUE;
    private long eased;
    private long changed;

    public Limit(Terms terms) {
        this.least = terms.least();
        this.most = terms.most();
        this.now = most;
    }

    public int now() {
        return now;
    }

    /// Whether it is below its most; without a lock.
    boolean lowered() {
        return now < most;
    }

    /// A stream began to speak.
    ///
    /// @param took from the attempt's start, in nanoseconds
    /// @param silent streams on the target that have not spoken yet
    /// @param underWay calls on the target at this moment
    /// @param at on the clock of `System.nanoTime()`
    public synchronized void spoke(long took, int silent, int underWay, long at) {
        if (lateness.spoke(took, silent, at)) {
            int speak = underWay - silent;
            easy = speak + lateness.within(EASY);
            eased = at;
            if (silent > lateness.within(1)) {
                int bears = speak + lateness.within(1);
                fallTo(Math.max(bears, (int) (SHED * underWay)), underWay, at);
                return;
            }
        }
        if (lateness.is()) {
            fallTo((int) (KEPT * underWay), underWay, at);
        } else if (now < most && underWay >= now / 2) {
            rise(at);
        }
    }

    /// One did, and nobody knows when.
    public synchronized void missed() {
        lateness.missed();
    }

    /// A whole answer came: how long it took says nothing, but that it came does, once the last
    /// change has had time to show.
    ///
    /// @param underWay calls on the target at this moment, and this one
    public synchronized void answered(int underWay, long at) {
        if (now < most && underWay >= now / 2 && at - changed >= SETTLE) {
            rise(at);
        }
    }

    /// The target said that it has too much to do, or let an attempt wait in vain.
    public synchronized void overloaded(int underWay, long at) {
        fallTo((int) (KEPT * underWay), underWay, at);
    }

    private void fallTo(int bears, int underWay, long at) {
        if (underWay > least && (now == most || at - changed >= SETTLE)) {
            now = Math.max(least, Math.min(now, bears));
            changed = at;
        }
    }

    private void rise(long at) {
        int bound = at - eased < FRESH ? Math.min(most, easy) : most;
        now = Math.max(now, Math.min(bound, now + 1 + now / RISE));
    }
}
