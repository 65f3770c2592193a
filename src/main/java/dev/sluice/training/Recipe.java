package dev.sluice.training;

/// How weights are fitted; chosen by cross-validation inside the development rows
/// (docs/complexity.md, "What was tried").
///
/// @param core how firmly the few slots of that role are held to zero
/// @param shape how firmly the others are
/// @param meanings how firmly the slots of the lexicon are
/// @param words how firmly bucket weights are
/// @param cap rows that one source counts for at most, so that none dominates
/// @param intercepts for traffic nobody has seen: scripts and details are left out, and each source
///   has a base rate of its own while weights are fitted, so that they learn what is hard within a
///   source and not which source is
/// @param length added afterwards: log-odds per unit of the natural logarithm of the length, where
///   it does not saturate
record Recipe(
        double core,
        double shape,
        double meanings,
        double words,
        int cap,
        boolean intercepts,
        double length) {

    /// As firmness: the weight stays zero.
    static final double LEFT_OUT = Double.POSITIVE_INFINITY;

    /// For rows of the traffic that will be scored.
    static final Recipe OWN = new Recipe(10, 300, 1_000, 1, 2_500, false, 0);

    /// For traffic nobody has seen.
    static final Recipe GENERAL = new Recipe(30, 30, 1_000, 1, 2_500, true, 0.5);
}
