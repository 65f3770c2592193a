package dev.sluice.live;

import dev.sluice.ledger.Entry;
import java.util.Set;

/// What some calls have in common: one word for each dimension, `none` where there is none.
///
/// @param call whether they are calls; else attempts at a model that another took over from, or
///   what a rule did to calls
record Leaf(
        String model,
        String target,
        String route,
        String team,
        String tier,
        String rule,
        boolean call) {

    static final String NONE = "none";

    /// @param routes the names that are routes
    static Leaf of(Entry entry, Set<String> routes) {
        Entry.Chosen chosen = entry.chosen();
        String asked = entry.who().requestedModel();
        // One that a route decided is named `route:NAME`.
        boolean ruled = chosen.rule().indexOf('/') > 0 && !chosen.rule().startsWith("route:");
        return new Leaf(
                chosen.model(),
                chosen.target(),
                routes.contains(asked) ? asked : NONE,
                entry.who().team(),
                chosen.tier(),
                ruled ? chosen.rule() : NONE,
                true);
    }

    /// The same call's part that another model did; a target that is not on record has no name.
    Leaf by(String other, String at) {
        return new Leaf(other, at.isEmpty() ? NONE : at, route, team, tier, rule, true);
    }

    /// An attempt that did not answer: its model's and its target's alone, for the call is counted
    /// where it ended.
    static Leaf of(Entry.Lost attempt) {
        return new Leaf(attempt.model(), attempt.target(), NONE, NONE, NONE, NONE, false);
    }

    /// What a rule did: its own alone.
    static Leaf of(Entry.Rule rule) {
        return new Leaf(NONE, NONE, NONE, NONE, NONE, rule.name(), false);
    }

    String name(Dimension dimension) {
        return switch (dimension) {
            case ALL -> call ? "" : NONE;
            case MODEL -> model;
            case TARGET -> target;
            case ROUTE -> route;
            case TEAM -> team;
            case TIER -> tier;
            case RULE -> rule;
            case ROUTE_TIER -> pair(route);
            case TEAM_TIER -> pair(team);
        };
    }

    private String pair(String with) {
        return with.equals(NONE) || tier.equals(NONE) ? NONE : Dimension.pair(with, tier);
    }
}
