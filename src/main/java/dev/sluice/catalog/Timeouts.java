package dev.sluice.catalog;

import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;

/// The clocks of one attempt, in milliseconds; 0 means off. Defaults and meanings: reliability.md
/// R1.
///
/// @param connect attempt start until the connection is ready, waiting for a pooled one included
/// @param firstByte request written until the first `data:` frame of a stream; a whole reply has
///   only `total`
/// @param firstToken request written until the first content, reasoning or tool call
/// @param idle between two reads
/// @param total attempt start until the last byte
/// @param minRate tokens per second below which a stream is told to be slow (R4); off below 1
public record Timeouts(
        int connect, int firstByte, int firstToken, int idle, int total, int minRate) {

    public Timeouts(int connect, int firstByte, int firstToken, int idle, int total) {
        this(connect, firstByte, firstToken, idle, total, -1);
    }

    /// Everything unsaid: each clock comes from [#or].
    public static final Timeouts UNSAID = new Timeouts(-1, -1, -1, -1, -1);

    private static final Timeouts FAST = new Timeouts(2_000, 10_000, 15_000, 20_000, 120_000);
    private static final Timeouts REASONING = new Timeouts(2_000, 30_000, 120_000, 60_000, 600_000);
    private static final Timeouts WHOLE = new Timeouts(2_000, 10_000, 0, 20_000, 60_000);

    /// The table of reliability.md R1.
    public static Timeouts defaults(Endpoint endpoint, Tier tier) {
        return !endpoint.generates() ? WHOLE : tier == Tier.REASONING ? REASONING : FAST;
    }

    /// This, with what is unsaid (-1) taken from the other.
    public Timeouts or(Timeouts other) {
        return new Timeouts(
                pick(connect, other.connect),
                pick(firstByte, other.firstByte),
                pick(firstToken, other.firstToken),
                pick(idle, other.idle),
                pick(total, other.total),
                pick(minRate, other.minRate));
    }

    private static int pick(int mine, int theirs) {
        return mine >= 0 ? mine : theirs;
    }
}
