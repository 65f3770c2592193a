package dev.sluice.upstream;

import static dev.sluice.load.Terms.DEFAULT;

import dev.sluice.catalog.Model;
import dev.sluice.fleet.Fleets;
import dev.sluice.kit.Models;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// Targets whose models and addresses change, one configuration after the other.
final class Reloads implements AutoCloseable {

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Fleets fleets = new Fleets();
    final Targets targets = new Targets(new Meters(registry), fleets, () -> 7, DEFAULT);

    static Model model(String name, String... hosts) {
        List<URI> bases =
                Stream.of(hosts).map(host -> URI.create("http://" + host + "/v1")).toList();
        return Models.named(name).at(bases).model();
    }

    /// Of a configuration that is in force.
    List<Target> of(Model model) {
        fleets.keep(List.of(model.provider()));
        return targets.all(List.of(model));
    }

    @Override
    public void close() {
        fleets.close();
    }
}
