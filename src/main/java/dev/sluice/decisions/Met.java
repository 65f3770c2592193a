package dev.sluice.decisions;

import dev.sluice.ledger.Entry.Rule;
import java.util.ArrayList;
import java.util.List;

/// The rules on the way to the decision of one call. One thread.
public final class Met {

    /// What parts effect and name in text; a rule's name may hold any sign, an effect is one word.
    private static final char APART = ' ';

    /// A team with more rules than this has the first of them on record.
    private static final int MOST = 32;

    private List<Rule> met = List.of();

    /// Gives the effect back.
    public String add(String rule, String effect) {
        if (met.isEmpty()) {
            met = new ArrayList<>(4);
        }
        if (met.size() < MOST) {
            met.add(new Rule(rule, effect));
        }
        return effect;
    }

    public List<Rule> all() {
        return met;
    }

    /// The names of those that held.
    public static List<String> applied(List<Rule> met) {
        return met.stream()
                .filter(rule -> !rule.effect().equals("passed"))
                .map(Rule::name)
                .toList();
    }

    static String text(Rule rule) {
        return rule.effect() + APART + rule.name();
    }

    static Rule of(String text) {
        int apart = text.indexOf(APART);
        return apart < 0
                ? new Rule(text, "")
                : new Rule(text.substring(apart + 1), text.substring(0, apart));
    }
}
