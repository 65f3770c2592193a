package dev.sluice.replay;

/// The share of accepted answers per tier and fifth of the score, drawn towards the tier's own
/// where there are few.
final class OutcomeModel {

    /// As many imagined calls at the tier's share in each fifth.
    private static final double PRIOR = 10;

    private final double[][] accepted;
    private final double[][] calls;
    private final double[] tierAccepted = new double[2];
    private final double[] tierCalls = new double[2];

    OutcomeModel(int bins) {
        accepted = new double[2][bins];
        calls = new double[2][bins];
    }

    void learn(boolean fast, int bin, double outcome, int times) {
        int tier = fast ? 0 : 1;
        accepted[tier][bin] += times * outcome;
        calls[tier][bin] += times;
        tierAccepted[tier] += times * outcome;
        tierCalls[tier] += times;
    }

    double expects(boolean fast, int bin) {
        int tier = fast ? 0 : 1;
        double share = tierCalls[tier] == 0 ? 0.5 : tierAccepted[tier] / tierCalls[tier];
        return (accepted[tier][bin] + PRIOR * share) / (calls[tier][bin] + PRIOR);
    }
}
