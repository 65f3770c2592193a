package dev.sluice.admin;

import dev.sluice.catalog.Model;
import dev.sluice.route.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was met on the way to a decision, in order.
final class Passage implements Trace {

    /// @param effect passed, narrowed, picked, denied or failed
    record Rule(String rule, String effect) {}

    record Candidate(String model, boolean stays, String why) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();

    @Override
    public void rule(String name, String effect) {
        rules.add(new Rule(name, effect));
    }

    /// The last word counts: who stands in the other pool may be kept as a fallback.
    @Override
    public void candidate(Model model, boolean stays, String why) {
        candidates.remove(model.name());
        candidates.put(model.name(), new Candidate(model.name(), stays, why));
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates.values());
    }
}
