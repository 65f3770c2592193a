package dev.sluice.training;

import dev.sluice.complexity.Features;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// One recorded outcome: what was asked, as features, and how two models did.
///
/// @param source where it comes from; a pair of models has one of its own
/// @param weak outcome of the weaker model, 0 to 1 (1 is right)
/// @param strong outcome of the stronger one
/// @param draw 0 to 255, the same for equal prompts in every file
/// @param length characters of the prompt, the baseline to beat; about, where features alone stand
/// @param keywords what a list of hard words says, the other baseline; NaN without a prompt
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

    private static final Pattern BLANKS =
            Pattern.compile("[\\s\\x1c-\\x1f\\x85\\xa0\\u2000-\\u200a\\u3000]+");

    /// Throws [Unreadable].
    static Row of(Line line, String source) {
        String prompt = line.text("prompt");
        Features features = line.features();
        return new Row(
                line.id(),
                source,
                line.outcome("weak_correct"),
                line.outcome("strong_correct"),
                prompt == null ? draw(features) : draw(prompt),
                prompt == null ? features.characters() : prompt.codePointCount(0, prompt.length()),
                prompt == null ? Double.NaN : Keywords.score(prompt),
                features);
    }

    /// Equal prompts never stand on both sides (routing-quality.md 2.2).
    static int draw(String prompt) {
        String normal = BLANKS.matcher(prompt.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return Rows.sha256(normal.getBytes(StandardCharsets.UTF_8))[1] & 0xff;
    }

    /// Calls of one turn, that tools go on with, are one prompt: its words, not what surrounds it.
    private static int draw(Features turn) {
        int[] words = turn.buckets().clone();
        Arrays.sort(words);
        return draw(Arrays.toString(words));
    }

    int fold(int folds) {
        return draw % folds;
    }

    /// Only the strong model was right (routing-quality.md 1).
    boolean needs() {
        return weak < 0.5 && strong >= 0.5;
    }
}
