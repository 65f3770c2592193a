package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.health.Reason;
import dev.sluice.journey.World;
import dev.sluice.kit.FakeVllm;
import dev.sluice.kit.Models;
import io.micrometer.core.instrument.Meter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who leaves and who stays when addresses and models change. In a container, because a circuit
/// breaker of SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class GroupsTest {

    @AutoClose private final Reloads reloads = new Reloads();
    private final Targets targets = reloads.targets;

    private void sweep() {
        targets.sweep(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    }

    private Set<String> shown() {
        return reloads.registry.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getTag("target"))
                .filter(tag -> tag != null)
                .collect(Collectors.toSet());
    }

    @Test
    void addressesThatAreGoneLeaveNoSeries() {
        // Given
        reloads.of(Reloads.model("m", "a:1", "b:2"));
        reloads.of(Reloads.model("m", "b:2", "c:3"));
        // When
        sweep();
        // Then
        assertEquals(Set.of("m@b:2", "m@c:3"), shown());
    }

    @Test
    void anAddressThatIsGoneIsShownUntilItsLastAttemptEnds() {
        // Given
        Target busy = reloads.of(Reloads.model("m", "a:1", "b:2")).getFirst();
        busy.began(false);
        reloads.of(Reloads.model("m", "b:2", "c:3"));
        sweep();
        Set<String> during = shown();
        busy.ended(false);
        // When
        sweep();
        // Then
        assertEquals("true false", during.contains("m@a:1") + " " + shown().contains("m@a:1"));
    }

    @Test
    void theTargetsOfTheSnapshotBeforeStayForAMoment() {
        // Given
        Model old = Reloads.model("m", "a:1");
        Target before = reloads.of(old).getFirst();
        reloads.of(Reloads.model("m", "b:2"));
        // When
        targets.sweep(System.nanoTime());
        // Then
        assertSame(before, reloads.of(old).getFirst());
    }

    @Test
    void aModelThatIsGoneIsProbedNoMore() {
        // Given
        reloads.of(Reloads.model("gone", "a:1"));
        targets.retain(List.of(Reloads.model("m", "b:2")));
        // When
        sweep();
        // Then
        assertEquals(List.of("m"), targets.held().stream().map(Target::name).toList());
    }

    @Test
    void theTargetsOfAConfigurationAreMadeBeforeTheFirstCall() {
        // When
        targets.retain(List.of(Reloads.model("m", "a:1", "b:2")));
        // Then
        assertEquals(Set.of("m@a:1", "m@b:2"), shown());
    }

    @Test
    void aServerThatTellsItsLoadFromNowOnIsShown() {
        // Given
        Model silent = Reloads.model("m", "a:1", "b:2");
        reloads.of(silent);
        List<URI> same = silent.provider().addresses();
        // When
        targets.retain(List.of(Models.named("m").engine("vllm").at(same).model()));
        // Then
        assertEquals(2, reloads.registry.find("sluice.vllm.load.age").gauges().size());
    }

    /// Two servers that say they are idle.
    private Model idle(FakeVllm... servers) throws Exception {
        Model model =
                Models.named("m")
                        .engine("vllm")
                        .at(Stream.of(servers).map(FakeVllm::base).toList())
                        .model();
        reloads.fleets.keep(List.of(model.provider()));
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
            reloads.of(model)
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
            Target only = reloads.of(model).getFirst();
            // When
            while (only.room().free()) {
                only.room().began(false);
            }
            // Then
            assertTrue(Double.isNaN(targets.firstToken(model)));
        }
    }
}
