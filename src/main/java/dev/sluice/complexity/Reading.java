package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import java.util.Arrays;

/// Reads features: one per thread, used again and again, allocates nothing after it was made. What
/// it holds is overwritten by the next text.
public final class Reading {

    /// How many slots there are.
    public static final int SLOTS = Tally.SLOTS;

    private final Scan scan;

    /// The slots of the text that was read last.
    final int[] slots = new int[SLOTS];

    public Reading() {
        this(new Lexicon());
    }

    Reading(Lexicon lexicon) {
        scan = new Scan(lexicon);
    }

    /// Reads a request's latest human turn and the facts around it.
    Reading of(Ask ask) {
        int[] latest = ask.text().latest();
        scan.of(ask.text().bytes(), latest);
        Tally.of(scan, slots);
        int bytes = 0;
        for (int r = 0; r < latest.length; r += 2) {
            bytes += latest[r + 1] - latest[r];
        }
        Around.of(ask, bytes, slots);
        return this;
    }

    /// Reads a text by itself, as rows of recorded outcomes have it.
    ///
    /// @param ranges pairs (start, end) of JSON-escaped UTF-8
    public Features features(byte[] bytes, int... ranges) {
        scan.of(bytes, ranges);
        Tally.of(scan, slots);
        Around.none(slots);
        return features();
    }

    /// A copy to keep.
    Features features() {
        Grams grams = scan.words.grams;
        return new Features(slots.clone(), Arrays.copyOf(grams.met, grams.count));
    }

    /// Buckets of the text that was read last; those below [#count] are of it.
    int[] buckets() {
        return scan.words.grams.met;
    }

    int count() {
        return scan.words.grams.count;
    }

    String language() {
        return scan.language();
    }
}
