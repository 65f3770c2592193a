package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.Recall;
import dev.sluice.journey.World;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Endpoint;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(World.class)
@Timeout(90)
class WarmUpTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Inject WarmUp warmUp;
    @Inject HttpServer server;
    @Inject Meters meters;
    @Inject PrometheusMeterRegistry registry;
    @Inject Recall recall;

    @Test
    void callsOfTheGatewayToItselfAreInNoBook() throws Exception {
        // Given
        List<String> decisions = decisions();
        double answered = registry.find("sluice.requests").counters().size();
        Set<Path> folders = folders();

        // When
        int made = warmUp.run(LOOPBACK, server.getPort(), 200, Duration.ofMinutes(1));

        // Then
        assertEquals(200, made);
        assertEquals(decisions, decisions());
        assertEquals(answered, registry.find("sluice.requests").counters().size());
        assertFalse(registry.scrape().contains("crew"), "a team of the rehearsal has series");
        assertTrue(leftNone(folders), () -> "more than " + folders);
    }

    @Test
    void callersAreServedFirst() throws Exception {
        // Given
        meters.arrived();
        try {
            // When
            int made = warmUp.run(LOOPBACK, server.getPort(), 200, Duration.ofMillis(50));

            // Then
            assertEquals(0, made);
        } finally {
            meters.ended(Endpoint.CHAT, "none", "none", "2xx", "none");
        }
    }

    @Test
    void callersWhoMadeAsManyCallsEndIt() throws Exception {
        // Given
        meters.arrived();
        FutureTask<Integer> run =
                new FutureTask<>(
                        () -> warmUp.run(LOOPBACK, server.getPort(), 200, Duration.ofHours(1)));
        Thread.startVirtualThread(run);

        // When
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!run.isDone() && System.nanoTime() < until) {
            meters.decided("none", "fast", "default", 1, 0.1);
        }
        meters.ended(Endpoint.CHAT, "none", "none", "2xx", "none");

        // Then
        assertEquals(0, run.get());
    }

    private List<String> decisions() {
        return recall.decisions(null, 100).stream().map(Object::toString).toList();
    }

    private static Set<Path> folders() throws Exception {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(one -> one.getFileName().toString().startsWith("sluice-rehearsal"))
                    .collect(Collectors.toSet());
        }
    }

    /// One that another process on this machine has meanwhile goes away by itself.
    private static boolean leftNone(Set<Path> before) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Set<Path> more = folders();
        more.removeAll(before);
        while (more.stream().anyMatch(Files::exists) && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return more.stream().noneMatch(Files::exists);
    }
}
