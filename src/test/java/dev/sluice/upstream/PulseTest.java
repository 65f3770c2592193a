package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.fleet.Fleets;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Itinerary.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Terms TERMS = new Terms(1, 1_000, 64, Duration.ofSeconds(2));

    private final Model model = Models.named("m").model();
    private final Target target =
            new Targets(new Meters(new SimpleMeterRegistry()), new Fleets(), () -> 0, TERMS)
                    .all(List.of(model))
                    .getFirst();

    /// reliability.md R35: where nothing is streamed there is no first token to learn from.
    @Test
    void aWholeAnswerLetsALimitRiseAgain() {
        // Given
        for (int i = 0; i < 10; i++) {
            target.began();
        }
        target.room().overloaded(System.nanoTime() - TimeUnit.SECONDS.toNanos(2));
        Opened whole = new Opened.Whole(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer());
        // When
        Pulse.of(new Step(model, target), false).spoke(whole, null);
        // Then
        assertEquals(10, target.room().limit());
    }
}
