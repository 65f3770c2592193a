package dev.sluice.config;

import dev.sluice.team.Team;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The part of [Lint] that looks for definitions nothing uses. A model is used when a team may name
/// it.
record Leftovers(Shape shape, Findings findings) {

    void run(List<Team> teams) {
        Set<String> named = named();
        for (String model : shape.models().keySet()) {
            if (teams.stream().anyMatch(team -> team.permits(model))) {
                named.add("models." + model);
            }
        }
        warn("providers", shape.providers(), named);
        warn("models", shape.models(), named);
        warn("pools", shape.pools(), named);
    }

    private void warn(String section, Map<String, ?> all, Set<String> named) {
        for (String name : all.keySet()) {
            String path = section + "." + name;
            if (!named.contains(path)) {
                findings.warning(path, "is used by nothing; remove it or name it");
            }
        }
    }

    private Set<String> named() {
        Set<String> named = new TreeSet<>();
        shape.models().values().forEach(model -> named.add("providers." + model.provider()));
        shape.pools().values().stream()
                .flatMap(List::stream)
                .forEach(entry -> named.add("models." + entry.model()));
        shape.routes()
                .values()
                .forEach(route -> {
                    target(String.valueOf(route.fast()), named);
                    target(String.valueOf(route.reasoning()), named);
                    route.fallback().forEach(name -> named.add("models." + name));
                    if (route.doubt().judge() != null) {
                        named.add("models." + route.doubt().judge().model());
                    }
                    if (route.care().blindJudge() != null) {
                        named.add("models." + route.care().blindJudge().model());
                    }
                });
        shape.teams().values().stream()
                .flatMap(team -> team.rules().stream())
                .forEach(rule -> target(String.valueOf(rule.action().use()), named));
        return named;
    }

    private void target(String name, Set<String> named) {
        named.add((shape.pools().containsKey(name) ? "pools." : "models.") + name);
    }
}
