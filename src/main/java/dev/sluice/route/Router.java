package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.route.Decision.Because;
import dev.sluice.route.Policy.Labelled;
import dev.sluice.team.Team;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Chooses candidates (docs/life-of-a-request.md, step 5). Pure, immutable; built anew with each
/// configuration snapshot.
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
            return Choosing.unknown(ask.model());
        }
        Policy policy =
                new Policy(
                        rules.getOrDefault(team.id(), List.of()),
                        new Rule.Situation(team, ask, wishes, complexity, moment),
                        pinned != null,
                        trace);
        if (policy.deny != null) {
            Tier tier = pinned == null ? complexity.tier() : null;
            Because because =
                    Choosing.because(ask, tier, policy.by, "denied", "a rule of the team denies");
            return new Decision.Deny(new Refusal.Forbidden(policy.deny.message()), because);
        }
        Wishes heard = policy.fallback ? wishes : wishes.alone();
        Selection selection = new Selection(team, ask, policy, trace);
        if (pinned != null) {
            return Choosing.pin(selection, pinned);
        }
        // Unknown was a name that is neither a model nor a route.
        Objects.requireNonNull(route);
        Decision held = Holding.decide(selection, route, moment.held(), heard, complexity);
        if (held != null) {
            return Choosing.raised(selection, route, held);
        }
        boolean barred = route.care().bars(ask, team);
        Aim said = aiming.at(route, ask, heard, complexity, barred, policy);
        Aim aim = new Joint(route, selection, moment.outlook()).at(said);
        Aim drawn = aim.drawn(route, selection, complexity, moment.draw());
        return Choosing.raised(selection, route, Choosing.route(selection, route, drawn, heard));
    }
}
