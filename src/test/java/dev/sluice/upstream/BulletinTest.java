package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.health.Reason;
import dev.sluice.journey.World;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whose state the gauges of a target's name show. In a container, because a circuit breaker of
/// SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class BulletinTest {

    @AutoClose private final Reloads reloads = new Reloads();

    private List<Target> of(String... hosts) {
        return reloads.of(Reloads.model("m", hosts));
    }

    private double gauge(String name, String target) {
        return reloads.registry.get(name).tag("target", target).gauge().value();
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
