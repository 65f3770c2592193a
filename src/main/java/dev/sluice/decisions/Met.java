package dev.sluice.decisions;

import java.util.ArrayList;
import java.util.List;

/// A rule on the way to a decision.
///
/// @param effect passed, narrowed, picked, denied or failed
public record Met(String rule, String effect) {

    /// What parts the two in text; a rule's name may hold any sign, an effect is one word.
    private static final char APART = ' ';

    /// Those of one call. One thread.
    public static final class Some {

        /// A team with more rules than this has the first of them on record.
        private static final int MOST = 32;

        private List<Met> met = List.of();

        /// Gives the effect back.
        public String add(String rule, String effect) {
            if (met.isEmpty()) {
                met = new ArrayList<>(4);
            }
            if (met.size() < MOST) {
                met.add(new Met(rule, effect));
            }
            return effect;
        }

        public List<Met> all() {
            return met;
        }
    }

    String text() {
        return effect + APART + rule;
    }

    static Met of(String text) {
        int apart = text.indexOf(APART);
        return apart < 0
                ? new Met(text, "")
                : new Met(text.substring(apart + 1), text.substring(0, apart));
    }
}
