package dev.sluice.load;

import java.util.concurrent.atomic.AtomicInteger;

/// The calls that one target has, and the room it has for more. Entering and leaving are an atomic
/// count each; a lock is taken where somebody waits ([Line]), and where [Limit] learns of the
/// target: by each first token, by whole answers while it is lowered. Any thread.
public final class Room {

    /// Between a caller's turn and its attempt another may have come first: whoever was let in is
    /// not turned away for that. An eighth more than the limit is bounded, and soon over.
    private static final int GIVE = 8;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger silent = new AtomicInteger();
    private final Limit limit;
    private final Line line;

    /// @param line of those who wait for this target and its like
    public Room(Terms terms, Line line) {
        this.limit = new Limit(terms);
        this.line = line;
    }

    public int underWay() {
        return underWay.get();
    }

    /// Streams that have not spoken yet.
    public int silent() {
        return silent.get();
    }

    /// How many calls there may be, right now.
    public int limit() {
        return limit.now();
    }

    /// Whether a call that has not waited may come.
    public boolean free() {
        return underWay.get() < limit.now();
    }

    /// Whether nobody may come.
    public boolean full() {
        int most = limit.now();
        return underWay.get() > most + most / GIVE;
    }

    /// @param streams whether a first token will come of it: then [#heard] is told of that, or
    ///   [#ended] that none came
    public void began(boolean streams) {
        underWay.incrementAndGet();
        if (streams) {
            silent.incrementAndGet();
        }
    }

    /// A stream is silent no more.
    public void heard() {
        silent.decrementAndGet();
    }

    /// @param unheard whether it is a stream that never spoke
    public void ended(boolean unheard) {
        if (unheard) {
            heard();
        }
        underWay.decrementAndGet();
        freed();
    }

    /// Lets the first of those who wait in, when there is room now.
    public void freed() {
        if (line.waiting() > 0 && free()) {
            line.next();
        }
    }

    /// A stream that was heard began to speak to its caller.
    ///
    /// @param took from the attempt's start, in nanoseconds
    /// @param ours whether the gateway had too much to do to hear it before: then it says nothing
    ///   of the target
    /// @param at on the clock of `System.nanoTime()`
    public void spoke(long took, boolean ours, long at) {
        if (ours) {
            limit.missed();
        } else {
            limit.spoke(took, silent(), underWay(), at);
        }
    }

    /// A whole answer came, and its call has ended.
    public void answered(long at) {
        if (limit.lowered()) {
            limit.answered(underWay.get() + 1, at);
        }
    }

    /// The target said that it has too much to do, or let an attempt wait in vain.
    public void overloaded(long at) {
        limit.overloaded(underWay.get(), at);
    }
}
