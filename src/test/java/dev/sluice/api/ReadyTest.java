package dev.sluice.api;

import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.load.Drain;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Connections;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What balancers and supervisors are told.
class ReadyTest {

    private final Drain drain = new Drain(Duration.ofSeconds(15), Duration.ofSeconds(600));
    private @Nullable String missing;
    private final Vitals vitals = new Vitals(() -> 0, () -> missing, () -> {}, Runnable::run);
    private final Meters meters = new Meters(new SimpleMeterRegistry());
    private final Watchdog watchdog = new Watchdog(meters, vitals, new Connections());
    private final Ready ready = new Ready(drain, vitals, watchdog, meters);
    private final Alive alive = new Alive(watchdog);

    private void silentFor(long nanos) {
        watchdog.watch().beat(System.nanoTime() - nanos);
    }

    private static Object said(HealthCheckResponse response, String what) {
        return response.getData().orElseThrow().get(what);
    }

    @Test
    void isReadyWhenNothingIsWrong() {
        // When
        HealthCheckResponse response = ready.call();
        // Then
        assertEquals(UP, response.getStatus());
    }

    @Test
    void isReadyAndSaysSoWhereItServesWhatAnEarlierStartDid() {
        // Given
        meters.standing().startedStale();
        // When
        HealthCheckResponse response = ready.call();
        // Then
        assertEquals(UP, response.getStatus());
        assertEquals(true, said(response, "stale"));
    }

    @Test
    void isNotReadyOnceItWasToldToStop() {
        // Given
        drain.signalled(0);
        // When
        HealthCheckResponse response = ready.call();
        // Then
        assertEquals(DOWN, response.getStatus());
    }

    @Test
    void isNotReadyWhileSomethingIsShort() {
        // Given
        missing = "descriptors";
        // When
        HealthCheckResponse response = ready.call();
        // Then
        assertEquals(DOWN, response.getStatus());
    }

    @Test
    void saysWhatIsShort() {
        // Given
        missing = "descriptors";
        // When
        HealthCheckResponse response = ready.call();
        // Then
        assertEquals("descriptors", said(response, "lack"));
    }

    @Test
    void isNotReadyWhileAnEventLoopStalls() {
        // Given
        silentFor(Watchdog.STALL);
        // When
        HealthCheckResponse response = ready.call();
        // Then
        assertEquals(DOWN, response.getStatus());
    }

    @Test
    void isAliveWhileAnEventLoopMayComeBack() {
        // Given
        silentFor(Watchdog.STALL);
        // When
        HealthCheckResponse response = alive.call();
        // Then
        assertEquals(UP, response.getStatus());
    }

    @Test
    void isNotAliveWhenAnEventLoopNeverComesBack() {
        // Given
        silentFor(Watchdog.DEAD);
        // When
        HealthCheckResponse response = alive.call();
        // Then
        assertEquals(DOWN, response.getStatus());
    }
}
