package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Card.Modality;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Provider.Residency;
import dev.sluice.catalog.Timeouts;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.team.Budget;
import dev.sluice.team.Globs;
import dev.sluice.team.Limits;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Secret;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A small world to route in: models `fast-1`, `fast-2` (hosted outside), `slow-1`, `slow-2` (our
/// own), `spare`, `embed-1`; the route `auto` over the pools `fast` and `slow`; the team `search`.
final class Cast {

    static final Moment NOON = new Moment(Instant.parse("2026-01-07T12:00:00Z"));
    static final Complexity EASY = complexity(0.1234, Tier.FAST, true);
    static final Complexity HARD = complexity(0.9, Tier.REASONING, true);

    final Map<String, Model> models = new LinkedHashMap<>();
    final Map<String, Pool> pools = new LinkedHashMap<>();
    final Map<String, Route> routes = new LinkedHashMap<>();
    final List<RuleText> rules = new ArrayList<>();
    Map<String, String> labels = Map.of();
    Globs permitted = Globs.ALL;
    Limits limits = Limits.NONE;
    Wishes wishes = Wishes.NONE;
    Trace trace = Trace.NONE;
    private Route.Care care = Route.Care.DEFAULT;

    Cast() {
        model("fast-1", Residency.EXTERNAL, Tier.FAST, 3, Card.UNKNOWN);
        model("fast-2", Residency.EXTERNAL, Tier.FAST, 2, Card.UNKNOWN);
        model("slow-1", Residency.SELF_HOSTED, Tier.REASONING, 1, Card.UNKNOWN);
        model("slow-2", Residency.EXTERNAL, Tier.REASONING, 0, Card.UNKNOWN);
        model("spare", Residency.SELF_HOSTED, null, 5, Card.UNKNOWN);
        pool("fast", List.of(), "fast-1", "fast-2");
        pool("slow", List.of(), "slow-1", "slow-2");
        route("auto", "fast", "slow", "spare");
    }

    /// The route `auto` with other care.
    void care(Route.Care care) {
        this.care = care;
        route("auto", "fast", "slow", "spare");
    }

    static Complexity complexity(double probability, Tier tier, boolean confident) {
        return new Complexity(probability, tier, "en", confident, List.of("length"), null);
    }

    static Card card(Kind kind, int window, Set<Modality> takes, Boolean tools, Boolean schema) {
        return new Card(kind, window, 0, takes, tools, schema, "", Set.of());
    }

    static Card licensed(String licence, String... languages) {
        return new Card(Kind.UNKNOWN, 0, 0, Set.of(), null, null, licence, Set.of(languages));
    }

    /// @param price in USD per million tokens both ways; 0 is unpriced
    Model model(String name, Residency where, Tier tier, int price, Card card) {
        return model(name, "up-" + name, where, tier, price, card);
    }

    Model model(String name, String upstream, Residency where, Tier tier, int price, Card card) {
        Provider provider =
                new Provider(
                        "at-" + name,
                        "openai",
                        "",
                        List.of(URI.create("http://127.0.0.1:1/v1")),
                        Secret.NONE,
                        where,
                        Balancing.of(Provider.Balance.LEAST_LOAD),
                        Provider.Rules.NONE);
        Price cost = price == 0 ? null : new Price(price * 1_000_000L, 0, price * 1_000_000L);
        Model model =
                new Model(name, provider, upstream, tier, Patch.NONE, cost, card, Timeouts.UNSAID);
        models.put(name, model);
        return model;
    }

    void card(String name, Card card) {
        Model old = models.get(name);
        model(
                name,
                old.upstream(),
                old.provider().residency(),
                old.tier(),
                old.price() == null ? 0 : (int) (old.price().input() / 1_000_000),
                card);
        new ArrayList<>(pools.values())
                .forEach(pool -> pool(pool.name(), pool.weights(), names(pool.models())));
        route("auto", "fast", "slow", "spare");
    }

    void pool(String name, List<Integer> weights, String... of) {
        pools.put(name, new Pool(name, List.of(of).stream().map(models::get).toList(), weights));
    }

    void route(String name, String fast, String reasoning, String... fallback) {
        List<Model> last = List.of(fallback).stream().map(models::get).toList();
        Pool easy = pools.get(fast);
        Pool hard = pools.get(reasoning);
        routes.put(
                name,
                new Route(name, easy, hard, Scale.DEFAULT, List.of(), last, Route.Slo.NONE, care));
    }

    Cast rule(String name, String when, RuleText.Action action) {
        return rule(name, when, Map.of(), action);
    }

    Cast rule(String name, String when, Map<String, List<String>> require, RuleText.Action action) {
        rules.add(new RuleText(name, when, action, require, "", null));
        return this;
    }

    Cast require(String name, String when, Map<String, List<String>> require) {
        rules.add(new RuleText(name, when, RuleText.Action.NONE, require, "", null));
        return this;
    }

    static RuleText.Action use(String pool) {
        return new RuleText.Action(pool, null, null, null);
    }

    static RuleText.Action tier(Tier tier) {
        return new RuleText.Action(null, tier, null, null);
    }

    static RuleText.Action prefer(RuleText.Prefer prefer) {
        return new RuleText.Action(null, null, prefer, null);
    }

    static RuleText.Action deny(String message) {
        return new RuleText.Action(null, null, null, message);
    }

    Team team() {
        return new Team("search", permitted, labels, rules, limits, Budget.NONE);
    }

    Router router() {
        Rules compiler = new Rules(List.of());
        Team team = team();
        List<Rule> compiled = rules.stream().map(text -> compiler.compile(text, team)).toList();
        return new Router(routes, models, pools, Map.of("search", compiled));
    }

    Decision choose(Ask ask, Complexity complexity) {
        return chooseAt(NOON, ask, complexity);
    }

    Decision chooseAt(Moment moment, Ask ask, Complexity complexity) {
        return router().choose(team(), ask, wishes, complexity, moment, trace);
    }

    static String[] names(List<Model> models) {
        return models.stream().map(Model::name).toArray(String[]::new);
    }

    static List<String> candidates(Decision decision) {
        return switch (decision) {
            case Decision.Use use -> List.of(names(use.candidates()));
            case Decision.Deny _ -> List.of();
        };
    }

    static String told(Decision decision) {
        return decision.because().tierWord() + " " + decision.because().reason();
    }

    static Refusal refusal(Decision decision) {
        return ((Decision.Deny) decision).refusal();
    }
}
