package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.catalog.Resilience;
import dev.sluice.kit.Models;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The numbers that a provider's configuration says, and another one after a reload.
class ResilienceTest {

    private static final Resilience OTHER =
            new Resilience(
                    new Resilience.Breaker(20, 10, 0.5, 2, 1_000, 60_000),
                    new Resilience.Retries(1, 0, 0, 1),
                    new Resilience.Probing(20_000, 2),
                    Resilience.Easing.DEFAULT,
                    3);

    @AutoClose private final Reloads reloads = new Reloads();
    private final Trip trip = new Trip();

    private static Models at(Resilience met) {
        return Models.named("m")
                .at(List.of(URI.create("http://a:1/v1")))
                .balancing(new Balancing(Balance.LEAST_LOAD, List.of(), 0, 500, false, met));
    }

    private Target reloaded(Resilience met) {
        Model model = at(met).model();
        Target target = reloads.of(model).getFirst();
        reloads.targets.retain(List.of(model));
        return target;
    }

    @Test
    void aTargetThatStaysLearnsTheNumbersOfAReload() {
        // Given
        Target before = reloaded(Resilience.DEFAULT);
        // When
        Target after = reloaded(OTHER);
        // Then
        assertSame(before, after);
        assertEquals(2, after.health().inARow());
    }

    @Test
    void soDoesItsProvidersRetryBudget() {
        // Given
        Target target = reloaded(Resilience.DEFAULT);
        // When
        reloaded(OTHER);
        // Then
        int taken = 0;
        while (target.budget().takes(System.nanoTime())) {
            taken++;
        }
        assertEquals(1, taken);
    }

    @Test
    void oneAttemptMayBeAll() {
        // Given
        trip.steps.add(trip.step("b"));
        Itinerary.Step first = trip.step(at(OTHER));
        // When
        Itinerary.Then then =
                trip.itinerary().after(first, Trip.answered(500, 0), 1, Trip.NEVER, 0);
        // Then
        assertEquals("none", Trip.told(then));
    }

    @Test
    void aServerIsAskedAsOftenAsItsProviderSays() throws Exception {
        // Given
        Vertx vertx = Vertx.vertx();
        Probes probes = new Probes(vertx, reloads.targets, () -> 0);
        List<Target> there = List.of(reloaded(OTHER));
        // When
        String asked =
                probes.due("a", there, seconds(0))
                        + " "
                        + probes.due("a", there, seconds(19))
                        + " "
                        + probes.due("a", there, seconds(20));
        // Then
        assertEquals("true false true", asked);
        probes.end();
        vertx.close().toCompletionStage().toCompletableFuture().get(25, TimeUnit.SECONDS);
    }

    private static long seconds(long number) {
        return TimeUnit.SECONDS.toNanos(number);
    }
}
