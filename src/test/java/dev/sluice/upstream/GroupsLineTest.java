package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.sluice.catalog.Model;
import dev.sluice.fleet.Fleets;
import dev.sluice.kit.Models;
import dev.sluice.load.Guest;
import dev.sluice.load.Line;
import dev.sluice.load.Priority;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The line of those who wait for a model is the one that its targets tell.
@Timeout(30)
class GroupsLineTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Fleets fleets = new Fleets();
    private final Targets targets =
            new Targets(new Meters(registry), fleets, () -> 7, Terms.DEFAULT);
    private final Model model = Models.named("m").model();
    private final AtomicInteger turns = new AtomicInteger();

    @AfterEach
    void close() {
        fleets.close();
    }

    private final class Waiting implements Line.Waiter {

        @Override
        public void turn() {
            turns.incrementAndGet();
        }

        @Override
        public void displaced() {}

        @Override
        public void dismissed() {}
    }

    private void sweep() {
        targets.sweep(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    }

    /// On another thread. Returns when that is done, or waits for what this one holds.
    private void sweepBeside() {
        Thread sweep = Thread.ofPlatform().start(this::sweep);
        while (sweep.getState() != Thread.State.TERMINATED
                && sweep.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aSweepWhileTheTargetsAreMadeTakesNoLineFromThem() {
        // Given
        registry.config()
                .onMeterAdded(meter -> {
                    if (meter.getId().getName().equals("sluice.breaker.state")) {
                        sweepBeside();
                    }
                });
        Target target = targets.all(List.of(model)).getFirst();
        targets.lines().of("m").join(Priority.DEFAULT, new Guest("t", 2), new Waiting());
        // When
        target.room().freed();
        // Then
        assertEquals(1, turns.get());
    }

    @Test
    void theLineOfAModelThatIsGoneIsLetGo() {
        // Given
        targets.all(List.of(model));
        Line line = targets.lines().of("m");
        targets.retain(List.of());
        // When
        sweep();
        // Then
        assertNotSame(line, targets.lines().of("m"));
    }
}
