package dev.sluice.config;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.route.Pool;
import dev.sluice.route.Route;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of [Lint] about second attempts: where they would have to go to the server that is slow
/// already.
final class Spares {

    /// What an attempt goes to; the same one by another name is no other one.
    private record Server(URI address, String upstream) {}

    private Spares() {}

    static void check(Route route, Findings findings) {
        if (route.care().hedge() != null) {
            Stream.of(route.fast(), route.reasoning())
                    .distinct()
                    .filter(pool -> isAlone(pool, route.fallback()))
                    .forEach(pool ->
                            findings.warning(
                                    "routes." + route.name() + ".hedge",
                                    "can do nothing for '"
                                            + pool.name()
                                            + "', which has one target and no fallback; add a model,"
                                            + " a replica or a fallback"));
        }
    }

    private static boolean isAlone(Pool pool, List<Model> fallback) {
        List<Model> all = Stream.concat(pool.models().stream(), fallback.stream()).toList();
        Set<Server> servers =
                all.stream()
                        .flatMap(model ->
                                model.provider().addresses().stream()
                                        .map(address -> new Server(address, model.upstream())))
                        .collect(Collectors.toSet());
        return servers.size() < 2 && all.stream().map(Model::provider).noneMatch(Spares::several);
    }

    /// A name that is resolved may stand for several servers.
    private static boolean several(Provider provider) {
        return provider.balancing().resolveMillis() > 0;
    }
}
