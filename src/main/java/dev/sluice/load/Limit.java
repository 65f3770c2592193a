package dev.sluice.load;

import java.util.concurrent.TimeUnit;

/// How many calls one target may have at once. Falls when first tokens come late or not at all, and
/// rises again while it is used and they come in time. Never looks at how long an answer takes:
/// that depends on its length (reliability.md R35).
///
/// As in Netflix's Gradient2, lateness is told by a short average against a long one, and a share
/// of the limit is given back per sample. Unlike it, the limit starts at its most: a gateway knows
/// nothing of a target before it has asked, and must not shed what the target bears.
///
/// Any thread; asking [#now] takes no lock.
public final class Limit {

    /// Late is twice the usual, and later than a third of the clock that would cut a fast answer
    /// (R1): below that nobody suffers yet.
    private static final double LATE = 2;

    private static final long LATE_AT_ALL = TimeUnit.SECONDS.toNanos(5);

    /// Of the calls under way. Netflix's AIMD limit gives a tenth back.
    private static final double KEPT = 0.9;

    /// A change must show before the next one.
    private static final long SETTLE = TimeUnit.SECONDS.toNanos(1);

    /// Samples that the two averages remember.
    private static final double SHORT = 20;

    private static final double LONG = 600;

    /// A rise by a 64th per sample doubles the limit in some 45 good first tokens.
    private static final int RISE = 64;

    private final int least;
    private final int most;
    private volatile int now;
    private double recent;
    private double usual;
    private int samples;
    private long raised;
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
    /// @param underWay calls on the target at this moment
    /// @param at on the clock of `System.nanoTime()`
    public synchronized void spoke(long took, int underWay, long at) {
        double before = usual;
        learn(took, at);
        recent = before == 0 ? took : recent + (took - recent) / SHORT;
        if (before > 0 && recent > LATE_AT_ALL && recent > LATE * before) {
            fall(underWay, at);
        } else if (now < most && underWay >= now / 2) {
            rise();
        }
    }

    /// A whole answer came: how long it took says nothing, but that it came does, once the last
    /// change has had time to show.
    ///
    /// @param underWay calls on the target at this moment, and this one
    public synchronized void answered(int underWay, long at) {
        if (now < most && underWay >= now / 2 && at - changed >= SETTLE) {
            rise();
        }
    }

    /// The usual is the mean of the first samples. After those it sinks with each faster one, and
    /// rises by the second only: load that builds up within minutes must not become the usual.
    private void learn(long took, long at) {
        int so = samples;
        if (so < LONG) {
            samples = so + 1;
            usual += (took - usual) / (so + 1);
        } else if (took < usual) {
            usual += (took - usual) / LONG;
        } else if (at - raised >= SETTLE) {
            raised = at;
            usual += (recent - usual) / LONG;
        }
    }

    /// The target said that it has too much to do, or let an attempt wait in vain.
    public synchronized void overloaded(int underWay, long at) {
        fall(underWay, at);
    }

    private void fall(int underWay, long at) {
        if (underWay > least && (now == most || at - changed >= SETTLE)) {
            now = Math.max(least, Math.min(now, (int) (KEPT * underWay)));
            changed = at;
        }
    }

    private void rise() {
        now = Math.min(most, now + 1 + now / RISE);
    }
}
