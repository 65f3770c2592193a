package dev.sluice.team;

import java.util.List;
import java.util.Map;

/// A team: what its members may name, its labels, its rules as written, what it may spend, what may
/// be learned from it, and how urgent its calls are.
///
/// @param models globs over model and route names; a member may name what any of them matches
/// @param rules in written order; `route` compiles them
public record Team(
        String id,
        Globs models,
        Map<String, String> labels,
        List<RuleText> rules,
        Limits limits,
        Budget budget,
        Learning learning,
        Rank rank) {

    public Team(
            String id,
            Globs models,
            Map<String, String> labels,
            List<RuleText> rules,
            Limits limits,
            Budget budget) {
        this(id, models, labels, rules, limits, budget, Learning.NONE, Rank.NORMAL);
    }

    public Team {
        labels = Map.copyOf(labels);
        rules = List.copyOf(rules);
    }

    public boolean permits(String name) {
        return models.matches(name);
    }
}
