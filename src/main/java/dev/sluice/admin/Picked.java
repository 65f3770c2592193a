package dev.sluice.admin;

import dev.sluice.decisions.DecisionRecord;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Which records a list shows: each filter takes any of its values, and all filters hold.
record Picked(Map<String, List<String>> wanted) implements Predicate<DecisionRecord> {

    static final Map<String, Function<DecisionRecord, String>> FILTERS =
            Map.of(
                    "team",
                    record -> record.asked().team(),
                    "route",
                    record -> record.routed().route(),
                    "rule",
                    record -> record.routed().rule(),
                    "tier",
                    record -> record.routed().tier(),
                    "reason",
                    record -> record.routed().reason(),
                    "model",
                    record -> record.ended().model(),
                    "status",
                    record -> record.ended().status(),
                    "feedback",
                    record -> record.after().feedback());

    private static final Set<String> OTHERS = Set.of("limit", "after");

    /// A parameter that means nothing is refused, as its list would silently be the whole one.
    static Picked by(MultivaluedMap<String, String> query) {
        for (String name : query.keySet()) {
            if (!FILTERS.containsKey(name) && !OTHERS.contains(name)) {
                String known =
                        "limit, after, "
                                + String.join(", ", FILTERS.keySet().stream().sorted().toList());
                throw Wrong.query("query", name, "a parameter here; known: " + known);
            }
        }
        return new Picked(query);
    }

    @Override
    public boolean test(DecisionRecord record) {
        return FILTERS.entrySet().stream()
                .allMatch(filter -> {
                    List<String> any = wanted.getOrDefault(filter.getKey(), List.of());
                    return any.stream().allMatch(String::isEmpty)
                            || any.contains(filter.getValue().apply(record));
                });
    }
}
