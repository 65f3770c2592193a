package dev.sluice.load;

import java.time.Duration;

/// The course of a shutdown (reliability.md R44): a while in which callers are sent elsewhere, a
/// while without new calls in which streams run to their end, and what is left is dismissed. Times
/// are of `System.nanoTime()`. Any thread.
public final class Drain {

    public enum Phase {
        /// Not told to stop.
        SERVING,
        /// Not ready any more, and every answer says goodbye; calls are still answered.
        LEAVING,
        /// New calls are refused; those under way go on.
        CLOSED,
        /// Those still under way are ended by us.
        DISMISSED,
        OVER
    }

    /// What a second signal leaves to the streams (R44).
    static final Duration HURRY = Duration.ofSeconds(5);

    /// For dismissed calls to be settled, and for last bytes to leave: neither waits for an
    /// upstream.
    static final Duration GRACE = Duration.ofSeconds(3);

    /// Last bytes for a caller who does not read (R6).
    private static final Duration STALL = Duration.ofSeconds(30);

    /// A drain that outlives its day is a mistake in the number.
    private static final Duration LONGEST = Duration.ofDays(1);

    private final long delay;
    private final long timeout;
    private volatile Phase phase = Phase.SERVING;
    private long due;
    private long lastCall;
    private boolean hurried;

    /// Throws IllegalArgumentException for a number out of range; the message names the setting.
    ///
    /// @param delay until no new call is taken: for balancers to notice
    /// @param timeout for streams to end, counted from then
    public Drain(Duration delay, Duration timeout) {
        this.delay = checked("sluice.drain.delay", delay);
        this.timeout = checked("sluice.drain.timeout", timeout);
    }

    private static long checked(String name, Duration said) {
        if (said.isNegative() || said.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + ": " + said + " is not between 0s and 24h; give a length such as 30s");
        }
        return said.toNanos();
    }

    /// Whether answers ask their callers to connect anew, and so elsewhere.
    public boolean leaving() {
        return phase != Phase.SERVING;
    }

    /// Whether new calls are refused.
    public boolean closed() {
        return phase.compareTo(Phase.CLOSED) >= 0;
    }

    /// A signal came. True for the first; each further one shortens what is left to 5 s.
    public synchronized boolean signalled(long now) {
        if (phase == Phase.SERVING) {
            phase = Phase.LEAVING;
            due = now + delay;
            lastCall = now;
            return true;
        }
        hurried = true;
        due = phase == Phase.LEAVING ? now : Math.min(due, now + HURRY.toNanos());
        return false;
    }

    /// Where the shutdown is; to be asked a few times a second once a signal came.
    ///
    /// @param underWay calls that have not ended
    /// @param unsent whether bytes of ended ones are still to leave
    public synchronized Phase at(long now, long underWay, boolean unsent) {
        if (phase == Phase.LEAVING && now >= due) {
            phase = Phase.CLOSED;
            due = now + (hurried ? Math.min(timeout, HURRY.toNanos()) : timeout);
        }
        if (phase == Phase.CLOSED && now >= due) {
            phase = Phase.DISMISSED;
            due = now + GRACE.toNanos();
        }
        if (underWay > 0) {
            lastCall = now;
        }
        boolean quiet = underWay == 0 && (!unsent || now - lastCall >= STALL.toNanos());
        if (phase == Phase.CLOSED && quiet || phase == Phase.DISMISSED && (quiet || now >= due)) {
            phase = Phase.OVER;
        }
        return phase;
    }
}
