package dev.sluice.live;

import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        for (Entry.Lost attempt : others(entry)) {
            sums(Leaf.of(attempt)).lost(attempt.word());
        }
        for (Entry.Rule rule : entry.chosen().ruled().met()) {
            if (!rule.effect().equals("passed")) {
                boolean decided = rule.name().equals(entry.chosen().rule());
                sums(Leaf.of(rule)).met(rule.effect(), decided);
            }
        }
    }

    /// The attempts but for the one that the call ended with. That one is told as lost too where
    /// nobody could take over from it, and would count twice.
    private static List<Entry.Lost> others(Entry entry) {
        List<Entry.Lost> lost = entry.chosen().tried().lost();
        String status = entry.timing().status();
        boolean failed = status.equals("5xx") || status.equals("4xx");
        if (lost.isEmpty() || !failed || lost.size() < entry.chosen().attempts()) {
            return lost;
        }
        List<Entry.Lost> others = new ArrayList<>(lost);
        others.reversed().stream()
                .filter(attempt -> attempt.target().equals(entry.chosen().target()))
                .findFirst()
                .ifPresent(others::remove);
        return others;
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
