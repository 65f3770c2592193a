package dev.sluice.upstream;

import static dev.sluice.load.Terms.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.fleet.Fleets;
import dev.sluice.health.Reason;
import dev.sluice.journey.World;
import dev.sluice.kit.FakeVllm;
import dev.sluice.kit.Models;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who leaves and who stays when addresses and models change. In a container, because a circuit
/// breaker of SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class GroupsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Fleets fleets = new Fleets();
    private final Targets targets = new Targets(new Meters(registry), fleets, () -> 7, DEFAULT);

    @AfterEach
    void close() {
        fleets.close();
    }

    private static Model model(String name, String... hosts) {
        List<URI> bases =
                Stream.of(hosts).map(host -> URI.create("http://" + host + "/v1")).toList();
        return Models.named(name).at(bases).model();
    }

    /// Of a configuration that is in force.
    private List<Target> of(Model model) {
        fleets.keep(List.of(model.provider()));
        return targets.all(List.of(model));
    }

    private void sweep() {
        targets.sweep(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    }

    private Set<String> shown() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getTag("target"))
                .filter(tag -> tag != null)
                .collect(Collectors.toSet());
    }

    @Test
    void addressesThatAreGoneLeaveNoSeries() {
        // Given
        of(model("m", "a:1", "b:2"));
        of(model("m", "b:2", "c:3"));
        // When
        sweep();
        // Then
        assertEquals(Set.of("m@b:2", "m@c:3"), shown());
    }

    @Test
    void anAddressThatIsGoneIsShownUntilItsLastAttemptEnds() {
        // Given
        Target busy = of(model("m", "a:1", "b:2")).getFirst();
        busy.began();
        of(model("m", "b:2", "c:3"));
        sweep();
        Set<String> during = shown();
        busy.ended();
        // When
        sweep();
        // Then
        assertEquals("true false", during.contains("m@a:1") + " " + shown().contains("m@a:1"));
    }

    @Test
    void theTargetsOfTheSnapshotBeforeStayForAMoment() {
        // Given
        Model old = model("m", "a:1");
        Target before = of(old).getFirst();
        of(model("m", "b:2"));
        // When
        targets.sweep(System.nanoTime());
        // Then
        assertSame(before, of(old).getFirst());
    }

    @Test
    void aModelThatIsGoneIsProbedNoMore() {
        // Given
        of(model("gone", "a:1"));
        targets.retain(List.of(model("m", "b:2")));
        // When
        sweep();
        // Then
        assertEquals(List.of("m"), targets.held().stream().map(Target::name).toList());
    }

    @Test
    void theTargetsOfAConfigurationAreMadeBeforeTheFirstCall() {
        // When
        targets.retain(List.of(model("m", "a:1", "b:2")));
        // Then
        assertEquals(Set.of("m@a:1", "m@b:2"), shown());
    }

    @Test
    void aServerThatTellsItsLoadFromNowOnIsShown() {
        // Given
        Model silent = model("m", "a:1", "b:2");
        of(silent);
        List<URI> same = silent.provider().addresses();
        // When
        targets.retain(List.of(Models.named("m").engine("vllm").at(same).model()));
        // Then
        assertEquals(2, registry.find("sluice.vllm.load.age").gauges().size());
    }

    /// Two servers that say they are idle.
    private Model idle(FakeVllm... servers) throws Exception {
        Model model =
                Models.named("m")
                        .engine("vllm")
                        .at(Stream.of(servers).map(FakeVllm::base).toList())
                        .model();
        fleets.keep(List.of(model.provider()));
        targets.retain(List.of(model));
        FourServers.await(() -> targets.firstToken(model) == 0);
        return model;
    }

    @Test
    void serversOutOfRotationAreNotIdle() throws Exception {
        // Given
        try (FakeVllm one = FakeVllm.start();
                FakeVllm other = FakeVllm.start()) {
            Model model = idle(one, other);
            // When
            of(model)
                    .forEach(
                            target -> target.health().leave(Reason.CONSECUTIVE, System.nanoTime()));
            // Then
            assertTrue(Double.isNaN(targets.firstToken(model)));
        }
    }

    @Test
    void serversWithoutRoomAreNotIdle() throws Exception {
        // Given
        try (FakeVllm one = FakeVllm.start()) {
            Model model = idle(one);
            Target only = of(model).getFirst();
            // When
            while (only.room().free()) {
                only.room().began();
            }
            // Then
            assertTrue(Double.isNaN(targets.firstToken(model)));
        }
    }
}
