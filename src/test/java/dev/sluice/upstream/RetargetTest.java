package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Residency;
import dev.sluice.health.Reason;
import dev.sluice.journey.World;
import dev.sluice.kit.Models;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reloads that keep every address of a model and change something else of it. In a container,
/// because a circuit breaker of SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class RetargetTest {

    @AutoClose private final Reloads reloads = new Reloads();

    /// What is another one after the reload.
    enum Change {
        UPSTREAM(model -> model.upstream("mended")),
        RESIDENCY(Models::external),
        PROVIDER(model -> model.provider("renamed"));

        private final UnaryOperator<Models> made;

        Change(UnaryOperator<Models> made) {
            this.made = made;
        }
    }

    private static Models plain(String... hosts) {
        List<URI> bases =
                Stream.of(hosts).map(host -> URI.create("http://" + host + "/v1")).toList();
        return Models.named("m").at(bases);
    }

    @ParameterizedTest
    @EnumSource
    void whatSpeaksAgainstTheOldOneIsNotHeldAgainstTheNew(Change change) {
        // Given
        Target before = reloads.of(plain("a:1").model()).getFirst();
        before.health().leave(Reason.CONSECUTIVE, System.nanoTime());
        // When
        Target after = reloads.of(change.made.apply(plain("a:1")).model()).getFirst();
        // Then
        assertEquals("false true", before.health().well() + " " + after.health().well());
    }

    @ParameterizedTest
    @EnumSource
    void oneOfSeveralReplicasIsMadeAnewToo(Change change) {
        // Given
        Target before = reloads.of(plain("a:1", "b:2").model()).getFirst();
        // When
        Target after = reloads.of(change.made.apply(plain("a:1", "b:2")).model()).getFirst();
        // Then
        assertNotSame(before, after);
    }

    /// Or probes would go on with `GET /health` there.
    @Test
    void whoIsNoLongerOursIsKnownAsThat() {
        // Given
        reloads.of(plain("a:1").model());
        // When
        reloads.of(plain("a:1").external().model());
        // Then
        assertEquals(
                List.of(Residency.EXTERNAL),
                reloads.targets.held().stream()
                        .map(one -> one.model().provider().residency())
                        .toList());
    }

    @Test
    void aCallOfTheSnapshotBeforeKeepsItsTarget() {
        // Given
        Model old = plain("a:1").model();
        Target before = reloads.of(old).getFirst();
        reloads.of(plain("a:1").upstream("mended").model());
        // When
        Target again = reloads.targets.all(List.of(old)).getFirst();
        // Then
        assertSame(before, again);
    }
}
