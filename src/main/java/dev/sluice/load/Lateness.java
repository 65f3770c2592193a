package dev.sluice.load;

import java.util.concurrent.TimeUnit;

/// Whether a target's first tokens come late, and whether they are about to. The first is heard
/// when they come: a short average against a long one. The second is foretold by how many streams
/// are silent and how fast others begin to speak (Little's law): under too much load that is seen
/// seconds before the first of them is late, and what came meanwhile would be late too. One thread
/// at a time.
final class Lateness {

    /// Late is twice the usual, and later than a third of the clock that would cut a fast answer
    /// (R1): below that nobody suffers yet.
    private static final double LATE = 2;

    private static final double LATE_AT_ALL = TimeUnit.SECONDS.toNanos(5);

    /// Samples that the two averages remember.
    private static final double SHORT = 20;

    private static final double LONG = 600;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /// A window of a second has so many first tokens at least: fewer are what chance brings
    /// together.
    private static final int FEWEST = 10;

    private double recent;
    private double usual;
    private double late = LATE_AT_ALL;
    private int samples;
    private long raised;
    private boolean waited;
    private long since;
    private int heard;
    private double perNano;

    /// A stream began to speak. Whether there is news of [#within].
    ///
    /// @param took from the attempt's start, in nanoseconds
    /// @param silent streams that were asked for and have not spoken yet
    /// @param at on the clock of `System.nanoTime()`
    boolean spoke(long took, int silent, long at) {
        late = Math.max(LATE_AT_ALL, LATE * usual);
        learn(took, at);
        recent = recent == 0 ? took : recent + (took - recent) / SHORT;
        return counted(silent, at);
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
        } else if (at - raised >= SECOND) {
            raised = at;
            usual += (recent - usual) / LONG;
        }
    }

    /// Only while some are silent: else it is the callers who are slow.
    private boolean counted(int silent, long at) {
        if (waited) {
            heard++;
        } else {
            since = at;
            heard = 0;
        }
        waited = silent > 0;
        if (heard < FEWEST || at - since < SECOND) {
            return false;
        }
        perNano = heard / (double) (at - since);
        since = at;
        heard = 0;
        return true;
    }

    /// One spoke at a time that nobody knows: what was counted until now foretells nothing.
    void missed() {
        waited = false;
    }

    /// Whether those that spoke lately were late.
    boolean is() {
        return samples > 1 && recent > late;
    }

    /// How many streams begin to speak before that share of what is late, by the last window.
    int within(double share) {
        return (int) (perNano * share * late);
    }
}
