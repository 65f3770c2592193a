package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Models;
import dev.sluice.kit.Script;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two models of one server, each of which bears two calls at once: one event loop has one pool of
/// connections to it.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class SharedPoolTest {

    private static final Terms TWO = new Terms(1, 2, 16, Duration.ofSeconds(2));

    @Inject Vertx vertx;
    @Inject @All List<Dialect> dialects;

    private final FakeProvider up = FakeProvider.start();
    private final Fleets fleets = new Fleets();

    @AfterEach
    void close() {
        up.close();
        fleets.close();
    }

    private Model model(String name) {
        return Models.named(name).at(List.of(up.base())).model();
    }

    @Test
    void r39_aModelThatBearsNoMoreLeavesItsSiblingsConnectionsToThem() throws Exception {
        // Given
        Meters meters = new Meters(new SimpleMeterRegistry());
        Streams streams = new Streams(vertx, new Upstreams(vertx, dialects, meters, fleets, TWO));
        up.next(Script.silent(), Script.silent()).always(Script.chat("here"));
        for (int i = 0; i < 2; i++) {
            streams.open(model("busy"), FourServers.chat("hi"));
            up.take();
        }
        // When
        String end =
                streams.open(model("idle"), FourServers.chat("hi")).ended.get(10, TimeUnit.SECONDS);
        // Then
        assertEquals("end", end);
    }
}
