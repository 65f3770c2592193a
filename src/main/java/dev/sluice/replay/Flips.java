package dev.sluice.replay;

import dev.sluice.replay.Comparison.Flip;
import dev.sluice.replay.Comparison.Flipped;
import dev.sluice.replay.Comparison.Moved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records that would go elsewhere, grouped by from, to and why.
final class Flips {

    private static final int SHOWN = 20;
    private static final int NAMED = 200;

    private record Group(String from, String to, String why) {}

    private static final class Members {
        private long count;
        private String example = "";
    }

    private final Map<Group, Members> groups = new HashMap<>();
    private final List<Moved> first = new ArrayList<>();
    private long total;

    void add(String id, Choice before, Choice after) {
        if (before.goesWhere(after)) {
            return;
        }
        total++;
        Group group = new Group(before.place(), after.place(), before.why() + " -> " + after.why());
        if (first.size() < NAMED) {
            first.add(new Moved(id, group.from, group.to, group.why));
        }
        Members members = groups.computeIfAbsent(group, _ -> new Members());
        if (members.count++ == 0) {
            members.example = id;
        }
    }

    Flipped told() {
        return new Flipped(total, groups.size(), most(), first);
    }

    /// The largest groups, in an order that does not depend on a hash.
    private List<Flip> most() {
        return groups.entrySet().stream()
                .map(entry -> {
                    Group group = entry.getKey();
                    Members members = entry.getValue();
                    return new Flip(
                            group.from, group.to, group.why, members.count, members.example);
                })
                .sorted(
                        Comparator.comparingLong(Flip::records)
                                .reversed()
                                .thenComparing(Flip::from)
                                .thenComparing(Flip::to)
                                .thenComparing(Flip::why))
                .limit(SHOWN)
                .toList();
    }
}
