package dev.sluice.training;

import dev.sluice.complexity.Features;

/// One recorded outcome: what was asked, as features, and how two models did.
///
/// @param source where it comes from; a pair of models has one of its own
/// @param weak outcome of the weaker model, 0 to 1 (1 is right)
/// @param strong outcome of the stronger one
/// @param draw 0 to 255, the same for equal prompts in every file
/// @param length characters of the prompt, the baseline to beat
/// @param keywords what a list of hard words says, the other baseline
record Row(
        String id,
        String source,
        double weak,
        double strong,
        int draw,
        int length,
        double keywords,
        Features features) {

    /// Folds of the development rows (routing-quality.md 2.2).
    static final int FOLDS = 5;

    int fold(int folds) {
        return draw % folds;
    }

    /// Only the strong model was right (routing-quality.md 1).
    boolean needs() {
        return weak < 0.5 && strong >= 0.5;
    }
}
