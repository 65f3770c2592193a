package dev.sluice.live;

import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// Calls by what they have in common, until they are spread to the names. One thread.
final class Gathered {

    /// Kept to be used again; more would be names of a time gone by.
    private static final int LEAVES = 1_000;

    private final Map<Leaf, Sums> leaves = new HashMap<>();

    /// @param routes the names that are routes
    void took(Entry entry, Set<String> routes) {
        Leaf leaf = Leaf.of(entry, routes);
        sums(leaf).add(entry);
        Outcome rest = entry.outcome();
        while (rest instanceof Outcome.Twice twice) {
            sums(leaf.by(twice.name(), twice.target())).used(twice.used(), twice.cost());
            rest = twice.last();
        }
        for (Entry.Lost attempt : entry.chosen().tried().lost()) {
            sums(Leaf.of(attempt)).lost(attempt.word());
        }
        for (Entry.Rule rule : entry.chosen().ruled().met()) {
            if (!rule.effect().equals("passed")) {
                boolean decided = rule.name().equals(entry.chosen().rule());
                sums(Leaf.of(rule)).met(rule.effect(), decided);
            }
        }
    }

    private Sums sums(Leaf leaf) {
        return leaves.computeIfAbsent(leaf, _ -> new Sums());
    }

    /// Gives each name what it has a part in, and begins anew.
    void spread(BiConsumer<Live.Key, Sums> names) {
        leaves.forEach((leaf, sums) -> {
            if (!sums.isEmpty()) {
                for (Dimension dimension : Dimension.values()) {
                    String name = leaf.name(dimension);
                    if (!name.equals(Leaf.NONE)) {
                        names.accept(new Live.Key(dimension, name), sums);
                    }
                }
                sums.clear();
            }
        });
        if (leaves.size() > LEAVES) {
            leaves.clear();
        }
    }
}
