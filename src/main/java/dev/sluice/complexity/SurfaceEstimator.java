package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Content;
import java.util.ArrayList;
import java.util.List;

/// Judges by the surface of a request: size, marks, telling words in Korean and English, scripts,
/// structure. The weights are set by hand from the meaning of each feature: **not fitted, so its
/// number is a score and not a calibrated probability; the measured estimator replaces it.** Safe
/// from any thread; the same request always gives the same bits.
final class SurfaceEstimator implements Estimator {

    /// The share of hard requests when nothing speaks for or against: about one in nine.
    private static final double BIAS = -2.1;

    private static final double LN2 = StrictMath.log(2);

    /// A Hangul syllable, kana or ideograph carries about what two and a half Latin letters do, so
    /// that Korean with English terms in it is Korean.
    private static final double DENSITY = 2.5;

    private static final int SMALL_OUTPUT = 256;
    private static final int REASONS = 3;

    /// Smaller contributions are no reason.
    private static final double WORTH_TELLING = 0.1;

    private final Lexicon lexicon = new Lexicon();

    /// What is named in reasons, and what one hit of a word in it weighs; 0 for groups that are not
    /// words. Words stand first, in the order of [Lexicon.Slot].
    private enum Group {
        CONSTRAINTS("constraints", 0.35),
        STEPS("multi-step words", 0.9),
        PROOF("proof words", 2.4),
        COMPUTING("computing words", 1.0),
        CODE_WORDS("code words", 0.9),
        COMPARING("comparing words", 0.7),
        DESIGN("design words", 0.8),
        EXAM("exam question", 1.0),
        SIMPLE("simple task", -1.4),
        LENGTH("length", 0),
        CONTEXT("context", 0),
        MATHS("maths signs", 0),
        CODE("code", 0),
        STRUCTURE("structure", 0);

        private final String word;
        private final double weight;

        Group(String word, double weight) {
            this.word = word;
            this.weight = weight;
        }
    }

    private static final Group[] GROUPS = Group.values();

    @Override
    public String version() {
        return "surface-1";
    }

    @Override
    public Estimate estimate(Ask ask, Scale scale) {
        Scan scan = new Scan(lexicon).of(ask.text().glyphs());
        double[] parts = new double[GROUPS.length];
        for (int slot = 0; slot < Lexicon.SLOTS; slot++) {
            parts[slot] = GROUPS[slot].weight * saturating(scan.hits[slot]);
        }
        marks(scan, parts);
        structure(ask, parts);
        double z = BIAS;
        for (double part : parts) {
            z += part;
        }
        return new Estimate(1 / (1 + StrictMath.exp(-z)), language(scan), reasons(parts));
    }

    /// One hit counts 1, two 1.6, three and more 2: a word said often says little more.
    private static double saturating(int hits) {
        return StrictMath.log1p(Math.min(hits, 3)) / LN2;
    }

    private static void marks(Scan scan, double[] parts) {
        parts[Group.LENGTH.ordinal()] =
                0.30 * StrictMath.log1p(scan.characters / 100.0)
                        + 0.15 * StrictMath.log1p(scan.signs.items)
                        + 0.10 * StrictMath.log1p(Math.max(0, scan.signs.questions - 1));
        parts[Group.MATHS.ordinal()] =
                0.40 * StrictMath.log1p(scan.signs.latex)
                        + 0.20 * StrictMath.log1p(scan.signs.operators)
                        + 0.06 * StrictMath.log1p(scan.digits);
        parts[Group.CODE.ordinal()] =
                0.60 * Math.min(scan.signs.fences, 1) + 0.15 * StrictMath.log1p(scan.signs.braces);
    }

    private static void structure(Ask ask, double[] parts) {
        Content content = ask.content();
        int cap = ask.options().maxTokens();
        parts[Group.CONTEXT.ordinal()] =
                0.08 * StrictMath.log1p(Math.max(0, content.turns() - 1))
                        + 0.08 * StrictMath.log1p(content.textBytes() / 8_192.0);
        parts[Group.STRUCTURE.ordinal()] =
                (content.tools() > 0 ? 0.25 : 0)
                        + (ask.options().jsonSchema() ? 0.10 : 0)
                        + (content.images() + content.audio() + content.files() > 0 ? 0.25 : 0)
                        - (cap >= 0 && cap < SMALL_OUTPUT ? 0.50 : 0);
    }

    private static String language(Scan scan) {
        double korean = DENSITY * scan.hangul;
        double asian = DENSITY * (scan.kana + scan.han);
        double most = Math.max(Math.max(korean, asian), Math.max(scan.latin, scan.others));
        if (most == 0 || most == scan.others) {
            return "und";
        }
        if (most == korean) {
            return "ko";
        }
        return most == scan.latin ? "en" : scan.kana * 10 > scan.han ? "ja" : "zh";
    }

    private static List<String> reasons(double[] parts) {
        List<String> reasons = new ArrayList<>(REASONS);
        double[] left = parts.clone();
        while (reasons.size() < REASONS) {
            int top = 0;
            for (int i = 1; i < left.length; i++) {
                top = Math.abs(left[i]) > Math.abs(left[top]) ? i : top;
            }
            if (Math.abs(left[top]) < WORTH_TELLING) {
                break;
            }
            reasons.add(GROUPS[top].word);
            left[top] = 0;
        }
        return reasons;
    }
}
