package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Text;
import dev.sluice.catalog.Model;
import dev.sluice.route.Decision.Because;
import dev.sluice.team.Team;
import dev.sluice.wire.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The candidates of one request while they are sifted and ordered: what [Router] says in words,
/// done to lists. One thread, one call.
final class Selection {

    private final Team team;
    private final Ask ask;
    private final Policy policy;
    private final Trace trace;
    private final Filters filters;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String vectors;

    Selection(Team team, Ask ask, Policy policy, Trace trace) {
        this.team = team;
        this.ask = ask;
        this.policy = policy;
        this.trace = trace;
        this.filters = new Filters(ask, policy.require);
    }

    Ask ask() {
        return ask;
    }

    Team team() {
        return team;
    }

    String reason() {
        return filters.reason();
    }

    /// Whether each tier of a route has a model for the request, and not the same ones.
    boolean carries(Route route) {
        return !route.fast().equals(route.reasoning())
                && carries(route.fast())
                && carries(route.reasoning());
    }

    private boolean carries(Pool pool) {
        for (Model model : pool.models()) {
            if (carries(model)) {
                return true;
            }
        }
        return false;
    }

    boolean carries(Model model) {
        return filters.removes(model) == null;
    }

    /// Whether a rule of the team says in which order.
    boolean preferred() {
        return policy.prefer != null;
    }

    /// What stays of a pool, in the order it is tried. `why` is what the trace is told.
    List<Model> stay(Pool pool, String why) {
        anchor(pool);
        return stay(inOrder(pool), why);
    }

    List<Model> inOrder(Pool pool) {
        return pool.order(pool.weighted() ? key() : 0, policy.prefer);
    }

    /// A conversation keeps its model. Of what belongs to none (an input to embed or to rank, an
    /// image without a word) the length decides, which is on record too.
    private long key() {
        long seed = Text.seed(team.id());
        return ask.text().spoken() ? ask.text().conversation(seed) : seed + ask.body().length();
    }

    List<Model> stay(List<Model> models, String why) {
        List<Model> staying = new ArrayList<>(models.size() + 2);
        for (Model model : models) {
            if (!seen.contains(model.name()) && stays(model)) {
                staying.add(model);
                trace.candidate(model, true, why);
            }
        }
        return staying;
    }

    /// Tells of the pool that was not chosen: who could have carried the request, and who not.
    void standBy(Pool pool, List<Model> chosen) {
        for (Model model : pool.models()) {
            if (!seen.contains(model.name()) && !has(chosen, model) && stays(model)) {
                trace.candidate(model, false, "tier: stands in the other one");
            }
        }
    }

    /// The chosen candidates, then what the route's operator listed to stand in for them; nothing
    /// but the first when the caller wants no fallback.
    ///
    /// @param down whether models of the fast tier may
    List<Model> fall(List<Model> chosen, List<Model> fallback, boolean down, boolean wanted) {
        List<Model> all = new ArrayList<>(chosen);
        for (Model model : fallback) {
            if (has(all, model) || seen.contains(model.name())) {
                continue;
            }
            if (!down && model.tier() == Tier.FAST) {
                trace.candidate(model, false, "tier: would be a step down");
            } else if (stays(model)) {
                all.add(model);
                trace.candidate(model, true, "fallback");
            }
        }
        if (!wanted && all.size() > 1) {
            all.subList(1, all.size())
                    .forEach(model -> trace.candidate(model, false, "wish: no fallback"));
            return all.subList(0, 1);
        }
        return all;
    }

    /// @param stronger those of the reasoning tier that may answer again, or none
    Decision decide(List<Model> candidates, List<Model> stronger, Because because) {
        if (candidates.isEmpty()) {
            Because denied =
                    new Because(
                            because.route(),
                            because.tier(),
                            because.rule(),
                            "denied",
                            "no candidate is left");
            return new Decision.Deny(filters.refusal(because.route()), denied);
        }
        return new Decision.Use(candidates, stronger, policy.patch, null, because);
    }

    /// Vectors of different models cannot be compared (openai-wire EMB-5): the first model that the
    /// team may have and that embeds binds all others, whatever this one request contains.
    private void anchor(Pool pool) {
        if (ask.endpoint().generates() || ask.endpoint().anthropic() || vectors != null) {
            return;
        }
        for (Model model : pool.models()) {
            Filter filter = filters.removes(model);
            if (filter == null || filter.compareTo(Filter.REQUIRE) > 0) {
                vectors = model.upstream();
                return;
            }
        }
    }

    private boolean stays(Model model) {
        Filter filter = filters.removes(model);
        if (filter != null) {
            seen.add(model.name());
            trace.candidate(model, false, filter.why);
            trace.filtered(model, filter.word);
            return false;
        }
        if (vectors != null && !vectors.equals(model.upstream())) {
            trace.candidate(model, false, "vectors: not comparable with another model's");
            return false;
        }
        return true;
    }

    private static boolean has(List<Model> models, Model model) {
        for (Model other : models) {
            if (other.name().equals(model.name())) {
                return true;
            }
        }
        return false;
    }
}
