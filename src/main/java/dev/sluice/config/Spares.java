package dev.sluice.config;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.route.Pool;
import dev.sluice.route.Route;
import dev.sluice.wire.Tier;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of [Lint] about second attempts: tiers that have nobody else to ask when their one
/// server fails or is slow (reliability.md R23).
final class Spares {

    /// What an attempt goes to; the same one by another name is no other one.
    private record Server(URI address, String upstream) {}

    private Spares() {}

    static void check(Route route, Findings findings) {
        Stream.of(route.fast(), route.reasoning())
                .distinct()
                .filter(pool -> isAlone(pool, route) && !simulated(pool))
                .forEach(pool -> warn(route, pool, findings));
    }

    private static void warn(Route route, Pool pool, Findings findings) {
        String path = "routes." + route.name();
        String lacks =
                "'%s', which has one target and no fallback; add a model, a replica or a fallback"
                        .formatted(pool.name());
        if (route.care().hedge() == null) {
            findings.warning(path, "fails with " + lacks);
        } else {
            findings.warning(path + ".hedge", "can do nothing for " + lacks);
        }
    }

    private static boolean isAlone(Pool pool, Route route) {
        boolean down = pool.equals(route.fast()) || route.care().downgrade();
        List<Model> all =
                Stream.concat(
                                pool.models().stream(),
                                route.fallback().stream()
                                        .filter(model -> down || model.tier() != Tier.FAST))
                        .toList();
        Set<Server> servers =
                all.stream()
                        .flatMap(model ->
                                model.provider().addresses().stream()
                                        .map(address -> new Server(address, model.upstream())))
                        .collect(Collectors.toSet());
        return servers.size() < 2 && all.stream().map(Model::provider).noneMatch(Spares::several);
    }

    /// The simulated provider is this process.
    private static boolean simulated(Pool pool) {
        return pool.models().stream().allMatch(model -> model.provider().name().equals("sim"));
    }

    /// A name that is resolved may stand for several servers.
    private static boolean several(Provider provider) {
        return provider.balancing().resolveMillis() > 0;
    }
}
