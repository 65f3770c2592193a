package dev.sluice.route;

import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request that goes on where its tool calls or thoughts came from (routing-quality.md section
/// 8): after the caller's wishes and the hard filters, before rules that choose and before any
/// score.
final class Holding {

    private Holding() {}

    /// Null when nothing holds the request: no model, one that the route no longer has or a filter
    /// removes, or a caller who asks for the other tier. The only substitutes are models of the
    /// same family, which is the same model at the provider.
    static @Nullable Decision decide(
            Selection selection,
            Route route,
            @Nullable String held,
            Wishes wishes,
            Complexity complexity) {
        if (held == null) {
            return null;
        }
        List<Model> all =
                Stream.of(route.fast().models(), route.reasoning().models(), route.fallback())
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        Model model = named(all, held);
        boolean barred = route.care().bars(selection.ask(), selection.team());
        Lane lane = Lane.of(selection.ask(), wishes, complexity, barred);
        if (model == null || lane.firm() && lane.tier() != tier(route, model)) {
            return null;
        }
        List<Model> family = new ArrayList<>(List.of(model));
        all.stream()
                .filter(other ->
                        !other.name().equals(model.name())
                                && other.upstream().equals(model.upstream()))
                .forEach(family::add);
        List<Model> staying = selection.stay(family, "holds the conversation");
        if (staying.isEmpty() || !staying.getFirst().equals(model)) {
            return null;
        }
        String words = "stays with the model that its tool calls or thoughts came from";
        return selection.decide(
                selection.fall(staying, List.of(), false, wishes.fallback()),
                List.of(),
                new Decision.Because(
                        route.name(),
                        tier(route, model),
                        "route:" + route.name(),
                        "session_pinned",
                        words));
    }

    private static @Nullable Model named(List<Model> all, String name) {
        for (Model model : all) {
            if (model.name().equals(name)) {
                return model;
            }
        }
        return null;
    }

    private static Tier tier(Route route, Model model) {
        return route.fast().models().contains(model) ? Tier.FAST : Tier.REASONING;
    }
}
