package dev.sluice.load;

import java.util.random.RandomGenerator;

/// When those who were sent away for overload may come back: spread, so that they do not come
/// together (reliability.md R37).
public final class Comeback {

    private static final long SOONEST = 1_000;
    private static final long LATEST = 5_000;

    private Comeback() {}

    public static long millis(RandomGenerator random) {
        return random.nextLong(SOONEST, LATEST);
    }
}
