package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fleet.Fleets;
import dev.sluice.health.Reason;
import dev.sluice.journey.World;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where a call may go without waiting. In a container, because a circuit breaker of SmallRye is
/// made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
class TargetsRoomTest {

    private final Fleets fleets = new Fleets();
    private final Targets targets =
            new Targets(new Meters(new SimpleMeterRegistry()), fleets, () -> 1, Terms.DEFAULT);

    @AfterEach
    void close() {
        fleets.close();
    }

    private static Model pair() {
        return Models.named("m")
                .at(List.of(URI.create("http://a:1/v1"), URI.create("http://b:2/v1")))
                .model();
    }

    private static void fill(Target target) {
        for (int i = target.room().limit(); i > 0; i--) {
            target.began(false);
        }
    }

    @Test
    void oneThatIsOutIsNoRoom() {
        // Given
        Model model = pair();
        List<Target> both = targets.all(List.of(model));
        both.getFirst().health().leave(Reason.CONSECUTIVE, System.nanoTime());
        fill(both.getLast());
        // Then
        assertFalse(targets.room(model));
        assertTrue(targets.open(model));
    }

    @Test
    void withAllOutThereIsNothingToWaitFor() {
        // Given
        Model model = pair();
        targets.all(List.of(model))
                .forEach(one -> one.health().leave(Reason.CONSECUTIVE, System.nanoTime()));
        // Then
        assertFalse(targets.room(model));
        assertFalse(targets.open(model));
    }

    /// A stream to the first target of a model, as far as its counts go.
    private Plan streamed() {
        Model model = pair();
        Target target = targets.all(List.of(model)).getFirst();
        Errand errand =
                Errands.asking(
                        "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        Dialect.Outbound sent =
                new Dialect.Outbound("chat/completions", Map.of(), new byte[1], List.of());
        target.began(errand.ask().streams());
        return new Plan(errand, model, target, sent, null);
    }

    @Test
    void aStreamIsSilentUntilItIsHeard() {
        // Given
        Plan plan = streamed();
        int before = plan.target().room().silent();
        // When
        plan.committed().attempted("none", 1);
        // Then
        assertEquals("1 0", before + " " + plan.target().room().silent());
    }

    @Test
    void aStreamThatNeverSpokeIsSilentUntilItEnds() {
        // Given
        Plan plan = streamed();
        // When
        plan.attempted("upstream_timeout", 1);
        // Then
        assertEquals(0, plan.target().room().silent());
    }
}
