package dev.sluice.catalog;

/// What a route may spend on second attempts that begin while the first one is slow (reliability.md
/// R27, R28).
///
/// @param route whose budget it is
/// @param share of the route's streams, 0 to 1
/// @param microsPerDay micro-dollars that the attempts which lose may cost in a UTC day
/// @param maxTokens the longest answer a caller may allow, where unsaid the model's own limit
public record Hedge(String route, double share, long microsPerDay, int maxTokens) {

    /// Tokens out where nobody says a bound (chosen; what routes take too).
    private static final int USUAL_OUTPUT = 500;

    /// Tokens that one answer of the model may have: by the caller's word, else by what is known of
    /// the model.
    ///
    /// @param said by the caller; -1 unsaid
    public static int output(int said, Model model) {
        int most = model.card().outputLimit();
        return said >= 0 ? said : most > 0 ? most : USUAL_OUTPUT;
    }

    public boolean allows(int said, Model model) {
        return output(said, model) <= maxTokens;
    }
}
