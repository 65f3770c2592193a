package dev.sluice.wire;

/// How much thinking a call gets. The order matters: a caller's wish may raise a tier, never lower
/// it.
public enum Tier {
    FAST("fast"),
    REASONING("reasoning");

    private final String word;

    Tier(String word) {
        this.word = word;
    }

    /// Whether the score chose a tier, alone or against a die.
    ///
    /// @param reason of a decision, one of the closed set of observability.md 2.3
    public static boolean byScore(String reason) {
        return switch (reason) {
            case "score_low", "score_high", "abstained", "explored" -> true;
            case String _ -> false;
        };
    }

    /// The word used in configuration, headers and metric tags.
    public String word() {
        return word;
    }
}
