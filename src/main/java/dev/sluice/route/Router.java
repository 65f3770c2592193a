package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.route.Decision.Because;
import dev.sluice.route.Policy.Labelled;
import dev.sluice.route.Route.Lane;
import dev.sluice.team.Team;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Chooses candidates (architecture.md step 5). Pure, immutable; built anew with each configuration
/// snapshot.
///
/// The order: the name, the team's rules, the hard filters, the tier (a rule's, else the caller's,
/// else the score's), the order within the pool, the fallback. Rules go before filters because they
/// say what to filter by; filters go before tiers because a tier nobody can serve is no choice.
public final class Router {

    private final Map<String, Route> routes;
    private final Map<String, Model> models;
    private final Aiming aiming;
    private final Map<String, List<Labelled>> rules = new TreeMap<>();

    /// @param routes virtual models by name
    /// @param models by configured name; a pool's name hides a model's in `use`
    /// @param rules each team's compiled rules by team id, in written order
    public Router(
            Map<String, Route> routes,
            Map<String, Model> models,
            Map<String, Pool> pools,
            Map<String, List<Rule>> rules) {
        this.routes = new LinkedHashMap<>(routes);
        this.models = new LinkedHashMap<>(models);
        this.aiming = new Aiming(Map.copyOf(pools), this.models);
        rules.forEach((team, list) ->
                this.rules.put(
                        team,
                        list.stream().map(r -> new Labelled(team + "/" + r.name(), r)).toList()));
    }

    /// The scale of the route the request names, or [Scale#DEFAULT] when it names a model.
    public Scale scale(Ask ask) {
        Route route = routes.get(ask.model());
        return route == null ? Scale.DEFAULT : route.scale();
    }

    /// Whether a conversation that was moved up saves by moving down again ([Route#paysToLeave]).
    public boolean paysToLeave(Ask ask) {
        Route route = routes.get(ask.model());
        return route == null || route.paysToLeave(ask);
    }

    /// The signals of the route the request names; none when it names a model.
    public List<String> signals(Ask ask) {
        Route route = routes.get(ask.model());
        return route == null ? List.of() : route.signals();
    }

    public Optional<Model> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /// The names a team may use: routes, then models, each in file order.
    public List<String> visible(Team team) {
        List<String> names = new ArrayList<>();
        routes.keySet().stream().filter(team::permits).forEach(names::add);
        models.keySet().stream()
                .filter(name -> !routes.containsKey(name) && team.permits(name))
                .forEach(names::add);
        return names;
    }

    /// @param trace told about every rule and candidate; [Trace#NONE] when nobody watches
    public Decision choose(
            Team team, Ask ask, Wishes wishes, Complexity complexity, Moment moment, Trace trace) {
        Route route = routes.get(ask.model());
        Model pinned = route == null ? models.get(ask.model()) : null;
        if ((route == null && pinned == null) || !team.permits(ask.model())) {
            return unknown(ask.model());
        }
        Policy policy =
                new Policy(
                        rules.getOrDefault(team.id(), List.of()),
                        new Rule.Situation(team, ask, wishes, complexity, moment),
                        pinned != null,
                        trace);
        if (policy.deny != null) {
            Tier tier = pinned == null ? complexity.tier() : null;
            Because because = because(ask, tier, policy.by, "denied", "a rule of the team denies");
            return new Decision.Deny(new Refusal.Forbidden(policy.deny.message()), because);
        }
        Selection selection = new Selection(team, ask, policy, trace);
        if (pinned != null) {
            return pin(selection, pinned);
        }
        // Unknown was a name that is neither a model nor a route.
        Objects.requireNonNull(route);
        Decision held = Holding.decide(selection, route, moment.held(), wishes, complexity);
        if (held != null) {
            return held;
        }
        Aim said = aiming.at(route, ask, wishes, complexity, policy);
        Aim aim = new Joint(route, selection, moment.outlook()).at(said);
        return route(
                selection, route, aim.drawn(route, selection, complexity, moment.draw()), wishes);
    }

    private static Decision pin(Selection selection, Model pinned) {
        List<Model> candidates = selection.stay(List.of(pinned), "chosen");
        Because because =
                because(
                        selection.ask(),
                        null,
                        "none",
                        "explicit_model",
                        "the caller named this model");
        return selection.decide(candidates, List.of(), because);
    }

    private static Decision route(Selection selection, Route route, Aim aim, Wishes wishes) {
        Ask ask = selection.ask();
        Lane lane = aim.lane();
        List<Model> candidates = selection.stay(aim.pool(), "chosen");
        if (aim.spare() != null && !candidates.isEmpty()) {
            selection.standBy(aim.spare(), candidates);
        } else if (aim.spare() != null) {
            String reason = selection.reason();
            List<Model> spare = selection.stay(aim.spare(), "chosen");
            if (!spare.isEmpty()) {
                Tier tier = lane.tier() == Tier.FAST ? Tier.REASONING : Tier.FAST;
                String words = "only the " + tier.word() + " tier can carry this request";
                lane = new Lane(tier, reason, words, false);
                candidates = spare;
            }
        }
        candidates = selection.fall(candidates, route.fallback(), wishes.fallback());
        List<Model> stronger =
                route.escalates(ask, wishes, lane)
                        ? selection.stay(
                                route.reasoning(), "answers again if the first falls short")
                        : List.of();
        Because because = because(ask, lane.tier(), aim.rule(), lane.reason(), lane.words());
        Decision chosen = selection.decide(candidates, stronger, because.drawn(aim.propensity()));
        Hedge hedge = route.care().hedge();
        return hedge != null && wishes.fallback() && chosen instanceof Decision.Use use
                ? use.hedged(hedge)
                : chosen;
    }

    /// One text for what does not exist and for what is not permitted (openai-wire MODEL-2).
    private static Decision unknown(String name) {
        String shown = Labels.clean(name.length() > 64 ? name.substring(0, 64) + "..." : name);
        String message =
                "The model '%s' does not exist or you do not have access to it; GET /v1/models lists yours."
                        .formatted(shown);
        Because because =
                new Because("none", null, "none", "denied", "no such model for this team");
        return new Decision.Deny(new Refusal.ModelNotFound(message), because);
    }

    private static Because because(
            Ask ask, @Nullable Tier tier, String rule, String reason, String words) {
        return new Because(ask.model(), tier, rule, reason, Labels.clean(words));
    }
}
