package dev.sluice.upstream;

import dev.sluice.dialect.Dialect;
import dev.sluice.ledger.Usage;
import dev.sluice.metrics.TargetMeters;
import dev.sluice.wire.Endpoint;
import java.util.concurrent.TimeUnit;

/// How the chunks of one stream follow each other: what its pauses were, and whether it is alive
/// but slower than it may be (reliability.md R4), which is told and ends nothing. One event loop.
final class Cadence {

    /// A pace is that of so many tokens, and of a second at least (chosen: longer than what servers
    /// gather before they send).
    private static final int TOKENS = 20;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long began;
    private final int least;
    private final long window;
    private final Dialect.Transcript transcript;
    private long last;
    private long longest;
    private long reads;
    private long since;
    private Usage had = Usage.UNKNOWN;
    private boolean slow;

    /// @param least tokens per second; below 1 for any
    /// @param began when it spoke, on the clock of `System.nanoTime()`
    Cadence(int least, Dialect.Transcript transcript, long began) {
        this.least = least;
        this.window = least < 1 ? 0 : Math.max(SECOND, TOKENS * SECOND / least);
        this.transcript = transcript;
        this.began = began;
        this.last = began;
        resumed(began);
    }

    void read(long now) {
        longest = Math.max(longest, now - last);
        last = now;
        reads++;
    }

    /// What comes from now on is the upstream's own pace.
    void resumed(long now) {
        if (least > 0) {
            since = now;
            had = transcript.usage();
        }
    }

    /// Whether what was read shows, for the first time, a stream that is too slow. Counts of the
    /// provider's own and estimates are not compared.
    boolean slows(long now) {
        if (least < 1 || slow || now - since < window) {
            return false;
        }
        Usage before = had;
        long nanos = now - since;
        resumed(now);
        double due = (double) least * nanos / SECOND;
        slow = had.source() == before.source() && had.output() - before.output() < due;
        return slow;
    }

    void tell(TargetMeters meters, Endpoint endpoint) {
        if (reads > 0) {
            meters.meanGap(endpoint, (last - began) / reads);
            meters.stall(longest);
        }
    }
}
