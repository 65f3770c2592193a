package dev.sluice.live;

/// How finely a time is told, and how far back.
public enum Step {
    SECOND(1, 120),
    TEN_SECONDS(10, 60),
    MINUTE(60, 60);

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
