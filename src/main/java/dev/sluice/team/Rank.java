package dev.sluice.team;

/// How urgent a team's calls are where calls have to wait.
public enum Rank {
    HIGH(4),
    NORMAL(2),
    LOW(1);

    private final int weight;

    Rank(int weight) {
        this.weight = weight;
    }

    /// Of its share of the places in a line, beside other teams (chosen: a step doubles it).
    public int weight() {
        return weight;
    }
}
