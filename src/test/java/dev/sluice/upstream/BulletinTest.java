package dev.sluice.upstream;

import static dev.sluice.load.Terms.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.fleet.Fleets;
import dev.sluice.health.Reason;
import dev.sluice.journey.World;
import dev.sluice.kit.Models;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whose state the gauges of a target's name show. In a container, because a circuit breaker of
/// SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class BulletinTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Fleets fleets = new Fleets();
    private final Targets targets = new Targets(new Meters(registry), fleets, () -> 7, DEFAULT);

    @AfterEach
    void close() {
        fleets.close();
    }

    /// Of a configuration that is in force.
    private List<Target> of(String... hosts) {
        List<URI> bases =
                Stream.of(hosts).map(host -> URI.create("http://" + host + "/v1")).toList();
        Model model = Models.named("m").at(bases).model();
        fleets.keep(List.of(model.provider()));
        return targets.all(List.of(model));
    }

    private double gauge(String name, String target) {
        return registry.get(name).tag("target", target).gauge().value();
    }

    @Test
    void whoIsReplacedSpeaksForItsNameNoMore() {
        // Given
        Target before = of("a:1").getFirst();
        of("b:2");
        // When
        before.health().leave(Reason.PROBE, 0);
        // Then
        assertEquals(
                "up 1.0 breaker 0.0",
                "up "
                        + gauge("sluice.upstream.up", "m")
                        + " breaker "
                        + gauge("sluice.breaker.state", "m"));
    }

    @Test
    void whoStaysIsHeardAsBefore() {
        // Given
        Target stays = of("a:1", "b:2").getLast();
        of("b:2", "c:3");
        // When
        stays.health().leave(Reason.PROBE, 0);
        // Then
        assertEquals(0, gauge("sluice.upstream.up", "m@b:2"));
    }
}
