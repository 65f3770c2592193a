package dev.sluice.fault;

import java.util.random.RandomGenerator;

/// The pause before a target is tried again, with full jitter, so that callers who failed together
/// do not come back together (reliability.md R12).
public final class Backoff {

    private static final long BASE_MILLIS = 50;
    private static final long LONGEST_MILLIS = 1_000;

    private Backoff() {}

    /// Milliseconds: anything from none up to the base, which doubles with each attempt.
    ///
    /// @param attempts made so far, at least one
    public static long millis(int attempts, RandomGenerator random) {
        long most = Math.min(LONGEST_MILLIS, BASE_MILLIS << (attempts - 1));
        return random.nextLong(most + 1);
    }
}
