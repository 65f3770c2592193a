package dev.sluice.upstream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.Models;
import dev.sluice.load.Allowance;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A call between two attempts when the drain limit is over (reliability.md R44). In a container,
/// because a circuit breaker of SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class DismissalTest {

    private static final long HOUR = 3_600_000;

    private final Vertx vertx = Vertx.vertx();
    private final Fleets fleets = new Fleets();
    private final AtomicBoolean dismissed = new AtomicBoolean();
    private final Loop loop = Loops.of(vertx, new Allowance(0), dismissed);
    private final Departure departure = new Departure(Runnable::run);
    private final CompletableFuture<Optional<Fault>> paused = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        fleets.close();
    }

    private void pause(long millis) throws Exception {
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        vertx.runOnContext(_ -> {
            loop.pause(millis, departure)
                    .subscribe()
                    .with(paused::complete, paused::completeExceptionally);
            begun.complete(true);
        });
        begun.get(10, SECONDS);
    }

    private String ended() throws Exception {
        return paused.get(20, SECONDS).map(fault -> fault.cause().name()).orElse("");
    }

    @Test
    void aPauseEndsWithTheDrainLimit() throws Exception {
        // Given
        pause(HOUR);
        assertFalse(paused.isDone());
        // When
        dismissed.set(true);
        // Then
        assertEquals("DRAINING", ended());
    }

    @Test
    void aPauseEndsWhenTheCallerLeaves() throws Exception {
        // Given
        pause(HOUR);
        // When
        departure.gone();
        // Then
        assertEquals("CALLER_GONE", ended());
    }

    @Test
    void afterItsPauseACallGoesOn() throws Exception {
        // When
        pause(1);
        // Then
        assertEquals("", ended());
    }

    @Test
    void nothingIsTriedAgainOnceTheDrainLimitIsOver() {
        // Given
        dismissed.set(true);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Targets targets = new Targets(new Meters(registry), fleets, () -> 1, Terms.DEFAULT);
        Model model = Models.named("m").model();
        Errand errand = Errands.within(0);
        Target target = targets.all(List.of(model)).getFirst();
        Dialect.Outbound asked = new Dialect.Outbound("x", Map.of(), new byte[0], List.of());
        Plan plan = new Plan(errand, model, target, asked, null);
        Pulse pulse = Pulse.of(new Itinerary.Step(model, target), false);
        Fault stale = Faults.unreachable(Cause.STALE, "m", new ConnectException());
        // Without a dialect nothing can be put into words: another try would throw.
        Pursuit pursuit = new Pursuit(errand, List.of(model), targets, loop, Map.of(), Map.of());
        // When
        Reply reply =
                pursuit.after(plan, new Exchange(plan, loop), pulse, new Fault.Raised(stale))
                        .await()
                        .indefinitely();
        // Then
        assertEquals("draining", ((Reply.Declined) reply).why().word());
        assertEquals(List.of(), registry.find("sluice.retries").counters());
    }
}
