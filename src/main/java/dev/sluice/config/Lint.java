package dev.sluice.config;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.route.Pool;
import dev.sluice.route.Route;
import dev.sluice.route.Rules;
import dev.sluice.team.Globs;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Warns of what is allowed and yet cannot be meant. Says only what is proved: a warning is never a
/// guess. Runs on a configuration without problems.
record Lint(Shape shape, Findings findings, Assembly built) {

    void run(List<Team> teams) {
        built.models().values().forEach(this::price);
        built.routes().values().forEach(this::route);
        teams.forEach(this::team);
        new Leftovers(shape, findings).run(teams);
    }

    private void price(Model model) {
        if (model.price() == null && !model.provider().name().equals("sim")) {
            String fix =
                    "has no price, so its usage counts as unpriced; write price: { input: , output: }";
            findings.warning("models." + model.name(), fix);
        } else if (model.price() != null && !model.price().listed().isEmpty()) {
            String fix =
                    "has no price, so usage counts at the maker's list price as read on %s (%s in, %s out); write price: when yours differs"
                            .formatted(
                                    model.price().listed(),
                                    Price.usd(model.price().input()).toPlainString(),
                                    Price.usd(model.price().output()).toPlainString());
            findings.warning("models." + model.name(), fix);
        }
    }

    private void route(Route route) {
        String path = "routes." + route.name();
        List<Model> stoodInFor =
                Stream.of(route.fast(), route.reasoning())
                        .flatMap(pool -> pool.models().stream())
                        .distinct()
                        .toList();
        for (int i = 0; i < route.fallback().size(); i++) {
            fallback(path + ".fallback[" + i + "]", route.fallback().get(i), stoodInFor);
        }
        Spares.check(route, findings);
    }

    private void fallback(String path, Model fallback, List<Model> stoodInFor) {
        for (Model model : stoodInFor) {
            List<String> lacks = lacks(fallback.card(), model.card());
            if (!lacks.isEmpty()) {
                findings.warning(
                        path,
                        "'"
                                + fallback.name()
                                + "' lacks what '"
                                + model.name()
                                + "' has: "
                                + String.join(", ", lacks)
                                + "; choose another or accept that such calls fail");
            }
        }
    }

    /// What is unknown of either is no lack.
    private static List<String> lacks(Card fallback, Card model) {
        List<String> lacks = new ArrayList<>();
        if (!fallback.modalities().isEmpty()) {
            model.modalities().stream()
                    .filter(each -> !fallback.modalities().contains(each))
                    .map(Scalars::word)
                    .sorted()
                    .forEach(lacks::add);
        }
        if (fallback.window() > 0 && fallback.window() < model.window()) {
            lacks.add("a window of " + model.window() + " tokens");
        }
        if (missing(fallback.tools(), model.tools())) {
            lacks.add("tools");
        }
        if (missing(fallback.jsonSchema(), model.jsonSchema())) {
            lacks.add("json-schema");
        }
        return lacks;
    }

    private static boolean missing(@Nullable Boolean fallback, @Nullable Boolean model) {
        return Boolean.FALSE.equals(fallback) && Boolean.TRUE.equals(model);
    }

    private void team(Team team) {
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
            if (rule.when().isEmpty() && !rule.require().isEmpty()) {
                excluded(at + ".require", team, rule.require());
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
