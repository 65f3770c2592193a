package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import java.util.List;

/// Scores by the artifact of the route's scale: a calibrated probability, measured by `./sluice
/// evaluate` (docs/complexity.md). Safe from any thread; the same request always gives the same
/// bits.
final class Fitted implements Estimator {

    private static final Slot.Group[] GROUPS = Slot.Group.values();
    private static final Slot[] SLOTS = Slot.values();
    private static final int WORDING = Slot.Group.WORDING.ordinal();

    /// Smaller contributions to the log-odds are no reason.
    private static final double WORTH_TELLING = 0.05;

    private final Lexicon lexicon = new Lexicon();
    private final String[] words = words(lexicon);
    private final ThreadLocal<Scratch> scratch =
            ThreadLocal.withInitial(() -> new Scratch(lexicon));

    /// What one thread needs to score without allocating.
    private static final class Scratch {

        private final Scorer scorer;
        private final double[] parts = new double[GROUPS.length + Lexicon.MEANINGS];

        Scratch(Lexicon lexicon) {
            scorer = new Scorer(lexicon);
        }
    }

    private static String[] words(Lexicon lexicon) {
        String[] words = new String[GROUPS.length + Lexicon.MEANINGS];
        for (Slot.Group group : GROUPS) {
            words[group.ordinal()] = group.word;
        }
        for (int i = 0; i < Lexicon.MEANINGS; i++) {
            words[GROUPS.length + i] = lexicon.names().get(i) + " words";
        }
        return words;
    }

    @Override
    public Estimate estimate(Ask ask, Scale scale) {
        Scratch mine = scratch.get();
        double probability = mine.scorer.score(ask, scale);
        Reading reading = mine.scorer.reading;
        return new Estimate(
                probability,
                reading.language(),
                reasons(mine, scale.artifact().weights().marks()),
                mine.scorer.unlike,
                reading.features());
    }

    private List<String> reasons(Scratch mine, Weights.Marks marks) {
        double[] parts = mine.parts;
        java.util.Arrays.fill(parts, 0);
        parts[WORDING] = mine.scorer.wording;
        int[] slots = mine.scorer.reading.slots;
        for (int i = 0; i < slots.length; i++) {
            int group =
                    i < SLOTS.length ? SLOTS[i].group.ordinal() : GROUPS.length + i - SLOTS.length;
            parts[group] += marks.moves(i, slots);
        }
        String first = largest(parts);
        String second = largest(parts);
        String third = largest(parts);
        return third != null
                ? List.of(first, second, third)
                : second != null
                        ? List.of(first, second)
                        : first != null ? List.of(first) : List.of();
    }

    /// Takes the group that moved the score most; null when what is left is not worth telling.
    private @org.jspecify.annotations.Nullable String largest(double[] parts) {
        int top = 0;
        for (int i = 1; i < parts.length; i++) {
            top = Math.abs(parts[i]) > Math.abs(parts[top]) ? i : top;
        }
        if (Math.abs(parts[top]) < WORTH_TELLING) {
            return null;
        }
        parts[top] = 0;
        return words[top];
    }
}
