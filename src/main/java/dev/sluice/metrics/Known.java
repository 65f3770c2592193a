package dev.sluice.metrics;

import java.util.Set;

/// The names that the configuration in force defines, so that no other name makes a series.
///
/// @param targets names of upstream targets; a model's name counts as one too, and with
///   [#ANY_REPLICA] behind it any of its replicas does
/// @param rules `TEAM/RULE`; `route:NAME` follows from `routes`
public record Known(
        Set<String> models,
        Set<String> routes,
        Set<String> targets,
        Set<String> teams,
        Set<String> rules) {

    /// Of a model whose replicas are found by a name.
    public static final String ANY_REPLICA = "@*";

    public Known {
        models = Set.copyOf(models);
        routes = Set.copyOf(routes);
        targets = Set.copyOf(targets);
        teams = Set.copyOf(teams);
        rules = Set.copyOf(rules);
    }

    boolean holds(Axis axis, String name) {
        return switch (axis) {
            case TEAM -> teams.contains(name);
            case MODEL -> models.contains(name);
            case TARGET ->
                    targets.contains(name) || models.contains(name) || targets.contains(any(name));
            case ROUTE -> routes.contains(name);
            case RULE -> rules.contains(name) || isRoute(name);
            case REQUESTED -> models.contains(name) || routes.contains(name);
        };
    }

    private static String any(String replica) {
        return replica.substring(0, Math.max(0, replica.lastIndexOf('@'))) + ANY_REPLICA;
    }

    private boolean isRoute(String rule) {
        return rule.startsWith("route:") && routes.contains(rule.substring("route:".length()));
    }
}
