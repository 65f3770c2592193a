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
    private static final int REASONS = 3;

    /// Smaller contributions to the log-odds are no reason.
    private static final double WORTH_TELLING = 0.05;

    private final Lexicon lexicon = new Lexicon();
    private final String[] words = words(lexicon);
    private final ThreadLocal<Scratch> scratch =
            ThreadLocal.withInitial(() -> new Scratch(lexicon));

    /// What one thread needs to score without allocating.
    private static final class Scratch {

        private final Reading reading;
        private final double[] parts = new double[GROUPS.length + Lexicon.MEANINGS];

        Scratch(Lexicon lexicon) {
            reading = new Reading(lexicon);
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
        Reading reading = mine.reading.of(ask);
        Weights weights = scale.artifact().weights();
        int count = reading.count();
        long tally = weights.tally(reading.buckets(), count);
        double wording = weights.wording(tally, count);
        double score = weights.score(reading.slots, wording);
        return new Estimate(
                scale.calibration().probability(score),
                reading.language(),
                reasons(mine, weights.marks(), wording),
                weights.unlike(reading.slots, tally, count),
                reading.features());
    }

    private List<String> reasons(Scratch mine, Weights.Marks marks, double wording) {
        double[] parts = mine.parts;
        java.util.Arrays.fill(parts, 0);
        parts[WORDING] = wording;
        int[] slots = mine.reading.slots;
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
