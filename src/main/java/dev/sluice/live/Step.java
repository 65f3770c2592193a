package dev.sluice.live;

/// How finely a time is told, and how far back.
public enum Step {
    SECOND(1, 120),
    TEN_SECONDS(10, 60),
    MINUTE(60, 60);

    /// Until then, the ledger's thread may still bring calls of the step before.
    private static final long LATE_MILLIS = 100;

    private final int seconds;
    private final int cells;

    Step(int seconds, int cells) {
        this.seconds = seconds;
        this.cells = cells;
    }

    public int seconds() {
        return seconds;
    }

    /// How many are kept.
    public int cells() {
        return cells;
    }

    /// A second of the newest step that is over: one that goes on has only a part of its calls.
    public long whole(long epochMillis) {
        return Math.floorDiv(epochMillis - LATE_MILLIS, 1000L * seconds) * seconds - 1;
    }

    /// The finest one that reaches back so far.
    static Step reaching(int seconds) {
        for (Step step : values()) {
            if (step.seconds * step.cells >= seconds) {
                return step;
            }
        }
        return MINUTE;
    }
}
