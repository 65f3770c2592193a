package dev.sluice.config;

import dev.sluice.catalog.Model;
import dev.sluice.route.Pool;
import dev.sluice.route.Rules;
import dev.sluice.team.Globs;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The part of [Lint] about teams.
record TeamLint(Shape shape, Findings findings, Assembly built) {

    void run(Team team) {
        String path = "teams." + team.id();
        Map<String, String> deciders = new LinkedHashMap<>();
        for (int i = 0; i < team.rules().size(); i++) {
            RuleText rule = team.rules().get(i);
            String at = path + ".rules[" + i + "]";
            String decider = deciders.getOrDefault("", deciders.get(rule.when()));
            if (decider != null) {
                findings.warning(
                        at,
                        "'"
                                + rule.name()
                                + "' is never reached: '"
                                + decider
                                + "' decides before it; move it up or remove it");
                continue;
            }
            condition(at + ".when", rule.when());
            if (!rule.require().isEmpty()) {
                required(at + ".require", team, rule);
            }
            if (rule.plugin() == null && decides(rule.action())) {
                deciders.put(rule.when(), rule.name());
            }
        }
        permitted(team, path);
    }

    private static boolean decides(RuleText.Action action) {
        return action.use() != null || action.tier() != null || action.deny() != null;
    }

    private void condition(String path, String when) {
        if (!when.isEmpty() && !when.matches("(?s).*\\b(request|complexity|team|now)\\b.*")) {
            findings.warning(
                    path,
                    findings.quote(path, when)
                            + " reads nothing of a request, so it holds always or never; mend it or leave it out");
        }
    }

    private void required(String path, Team team, RuleText rule) {
        String use = rule.action().use();
        Map<String, Model> all = built.models();
        Pool pool = use == null ? null : built.pools().get(use);
        Stream<Model> used =
                pool != null
                        ? pool.models().stream()
                        : use != null ? Stream.of(all.get(use)) : all.values().stream();
        if (use == null && rule.when().isEmpty()) {
            excluded(path, team, rule.require());
        } else if (used.noneMatch(model -> Rules.allows(rule.require(), model))) {
            String whose = use == null ? "" : " of '" + use + "'";
            String fix = ", so that calls are refused; mend it, add a model, or write deny";
            findings.warning(path, "is met by no model" + whose + fix);
        }
    }

    private void excluded(String path, Team team, Map<String, List<String>> require) {
        Set<Pool> pools = new HashSet<>();
        built.routes().values().stream()
                .filter(route -> team.permits(route.name()))
                .forEach(route -> pools.addAll(List.of(route.fast(), route.reasoning())));
        pools.stream()
                .filter(pool ->
                        pool.models().stream().noneMatch(model -> Rules.allows(require, model)))
                .map(Pool::name)
                .sorted()
                .forEach(pool ->
                        findings.warning(
                                path,
                                "excludes every model of '"
                                        + pool
                                        + "'; add a model that it allows, or another value"));
    }

    private void permitted(Team team, String path) {
        for (int i = 0; i < team.models().patterns().size(); i++) {
            Globs glob = new Globs(List.of(team.models().patterns().get(i)));
            boolean any =
                    Stream.concat(
                                    shape.models().keySet().stream(),
                                    shape.routes().keySet().stream())
                            .anyMatch(glob::matches);
            if (!any && !glob.equals(Globs.ALL)) {
                String at = path + ".models[" + i + "]";
                findings.warning(
                        at,
                        findings.quote(at, glob.patterns().getFirst())
                                + " matches no model and no route; mend or remove it");
            }
        }
        boolean keys = shape.teams().values().stream().anyMatch(other -> !other.keys().isEmpty());
        TeamShape said = shape.teams().get(team.id());
        if (keys && said != null && said.keys().isEmpty()) {
            findings.warning(
                    path,
                    "has no key while other teams have, so nobody can call as it; write one or remove it");
        }
    }
}
