package dev.sluice.config;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.route.Route;
import dev.sluice.team.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Warns of what is allowed and yet cannot be meant. Says only what is proved: a warning is never a
/// guess. Runs on a configuration without problems.
record Lint(Shape shape, Findings findings, Assembly built) {

    void run(List<Team> teams) {
        built.models().values().forEach(this::price);
        built.routes().values().forEach(this::route);
        teams.forEach(new TeamLint(shape, findings, built)::run);
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
}
