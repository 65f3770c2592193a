package dev.sluice.upstream;

import static dev.sluice.load.Terms.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.fleet.Fleets;
import dev.sluice.health.Keychain;
import dev.sluice.kit.Models;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final List<Secret> OLD = List.of(new Secret("old-1"), new Secret("old-2"));
    private static final List<Secret> NEW = List.of(new Secret("new-1"), new Secret("new-2"));

    private final Target target =
            new Targets(new Meters(new SimpleMeterRegistry()), new Fleets(), () -> 0, DEFAULT)
                    .all(List.of(Models.named("m").model()))
                    .getFirst();

    /// During a reload calls of both configurations come in turn.
    @Test
    void aReloadForgetsNoRestOfAKeyThatStays() {
        // Given
        target.keychain(OLD);
        Keychain fresh = target.keychain(NEW);
        fresh.refused(0, 0);
        target.keychain(OLD);
        // When
        Keychain again = target.keychain(NEW);
        // Then
        assertEquals(1, again.resting(1));
    }
}
