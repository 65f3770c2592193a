package dev.sluice.admin;

import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.Met;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Which records a list shows: each filter takes any of its values, and all filters hold.
record Picked(Map<String, List<String>> wanted) implements Predicate<DecisionRecord> {

    static final Map<String, Function<DecisionRecord, List<String>>> FILTERS =
            Map.of(
                    "team",
                    record -> List.of(record.asked().team()),
                    "route",
                    record -> List.of(record.routed().route()),
                    "rule",
                    Picked::rules,
                    "tier",
                    record -> List.of(record.routed().tier()),
                    "reason",
                    record -> List.of(record.routed().reason()),
                    "model",
                    record -> List.of(record.ended().model()),
                    "status",
                    record -> List.of(record.ended().status()),
                    "feedback",
                    record -> List.of(record.after().feedback()));

    private static final Set<String> OTHERS = Set.of("limit", "after", "since");

    /// A parameter that means nothing is refused, as its list would silently be the whole one.
    static Picked by(MultivaluedMap<String, String> query) {
        for (String name : query.keySet()) {
            if (!FILTERS.containsKey(name) && !OTHERS.contains(name)) {
                String known =
                        "limit, after, since, "
                                + String.join(", ", FILTERS.keySet().stream().sorted().toList());
                throw Wrong.query("query", name, "a parameter here; known: " + known);
            }
        }
        return new Picked(query);
    }

    /// The one that decided, and those that took part.
    private static List<String> rules(DecisionRecord record) {
        List<String> all = new ArrayList<>(Met.applied(record.routed().met()));
        all.add(record.routed().rule());
        return all;
    }

    @Override
    public boolean test(DecisionRecord record) {
        return FILTERS.entrySet().stream()
                .allMatch(filter -> {
                    List<String> any = wanted.getOrDefault(filter.getKey(), List.of());
                    return any.stream().allMatch(String::isEmpty)
                            || filter.getValue().apply(record).stream().anyMatch(any::contains);
                });
    }
}
