package dev.sluice.config;

import dev.sluice.config.Shape.Entry;
import dev.sluice.config.TeamShape.RuleShape;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The default that is part of the product: `embedded.yaml`, read by the same loader as the user's
/// files. They may name its provider and its models without defining them.
record Embedded(Shape shape, Findings findings) {

    static final String FILE = "embedded.yaml";

    private static final String DEFAULT = "default";
    private static final String SIMULATED = "sim";
    private static final String SIM = "SLUICE_SIM_BASE_URL";

    /// @param sim base URI of the simulated provider, up to and including `/v1`
    static Embedded read(URI sim) {
        Findings findings = new Findings();
        Shape shape = Bundled.read(FILE, findings, knowing(sim, _ -> null));
        if (!findings.clean()) {
            throw new IllegalStateException(
                    "the embedded default is broken: " + findings.problems());
        }
        return new Embedded(shape, findings);
    }

    /// An environment in which the simulated provider can be found, so that a file begun as a copy
    /// of this one loads.
    static UnaryOperator<@Nullable String> knowing(
            URI sim, UnaryOperator<@Nullable String> environment) {
        return name -> {
            String set = environment.apply(name);
            return set == null && SIM.equals(name) ? sim.toString() : set;
        };
    }

    static byte[] bytes() {
        return Bundled.bytes(FILE);
    }

    /// Itself, when the user says nothing at all.
    Shape alone(Findings into) {
        for (String section : Keys.keys(Shape.class)) {
            into.adopt(findings, section);
        }
        return shape;
    }

    /// What the user wrote, plus what of this the user names without defining it; a simulation is
    /// not priced beside models that cost money. Without any team, the team `default` may use
    /// everything.
    Shape complete(Shape user, Findings into) {
        Set<String> named = named(user);
        Map<String, ModelShape> models = new LinkedHashMap<>(user.models());
        shape.models()
                .forEach((name, model) ->
                        add(models, "models", name, model.free(SIMULATED), named, into));
        models.values().forEach(model -> named.add(String.valueOf(model.provider())));
        Map<String, ProviderShape> providers = new LinkedHashMap<>(user.providers());
        shape.providers()
                .forEach((name, one) -> add(providers, "providers", name, one, named, into));
        Map<String, TeamShape> teams = new LinkedHashMap<>(shape.teams());
        teams.keySet().retainAll(Set.of(DEFAULT));
        return new Shape(
                providers,
                models,
                user.pools(),
                user.routes(),
                user.defaults(),
                user.teams().isEmpty() ? teams : user.teams(),
                user.presets());
    }

    private <T> void add(
            Map<String, T> to,
            String section,
            String name,
            T value,
            Set<String> named,
            Findings into) {
        if (named.contains(name) && !to.containsKey(name)) {
            to.put(name, value);
            into.adopt(findings, section + "." + name);
        }
    }

    /// Every name that could mean a model.
    private static Set<String> named(Shape user) {
        Set<String> named = new HashSet<>();
        user.pools().values().stream()
                .flatMap(Collection::stream)
                .map(Entry::model)
                .forEach(named::add);
        for (RouteShape route : user.routes().values()) {
            named.add(route.fast());
            named.add(route.reasoning());
            named.addAll(route.fallback());
            RouteShape.Asked judge = route.doubt().judge();
            named.add(judge == null ? null : judge.model());
            RouteShape.Sampled blind = route.care().blindJudge();
            named.add(blind == null ? null : blind.model());
        }
        for (TeamShape team : user.teams().values()) {
            named.addAll(team.models() == null ? List.of() : team.models());
            team.rules().stream().map(RuleShape::action).forEach(act -> named.add(act.use()));
        }
        return named;
    }

    /// The configuration without what is equal on all replicas but for its address.
    Shape without(Shape all) {
        Map<String, ProviderShape> providers = new LinkedHashMap<>(all.providers());
        providers.values().removeAll(shape.providers().values());
        return all.with(providers, all.presets());
    }
}
