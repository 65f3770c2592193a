package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.fleet.Chooser;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.FakeVllm;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers of a fleet that die, sleep, say nothing, and come back.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class FleetLossTest {

    /// All of a share, after a return (reliability.md R18).
    private static final long EASED = TimeUnit.SECONDS.toNanos(30);

    @Inject Vertx vertx;
    @Inject Upstreams upstreams;
    @Inject Fleets fleets;

    private FourServers servers;

    @BeforeEach
    void start() {
        servers = new FourServers(vertx, upstreams, fleets);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void aServerThatIsKilledLosesTheTailsOfItsOwnStreamsAndNoOthers() throws Exception {
        // Given
        servers.all.forEach(FakeVllm::hold);
        Model model = servers.model(Balance.ROUND_ROBIN);
        List<Streams.Stream> open = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            open.add(servers.open(model, FourServers.chat("long " + i)));
            open.getLast().spoke.get(20, TimeUnit.SECONDS);
        }
        // When
        servers.get(1).kill();
        List<String> lost = ends(open.stream().filter(one -> servers.isAt(one, 1)).toList());
        servers.all.forEach(FakeVllm::release);
        // Then
        List<String> kept = ends(open.stream().filter(one -> !servers.isAt(one, 1)).toList());
        assertEquals(
                "[fail, fail, fail] 9", lost + " " + kept.stream().filter("end"::equals).count());
    }

    private static List<String> ends(List<Streams.Stream> streams) throws Exception {
        List<String> ends = new ArrayList<>();
        for (Streams.Stream one : streams) {
            ends.add(one.ended.get(20, TimeUnit.SECONDS));
        }
        return ends;
    }

    @Test
    void noCallFailsForAServerThatIsGone() throws Exception {
        // Given
        Model model = servers.model(Balance.LEAST_LOAD);
        servers.get(3).kill();
        List<String> ends = new ArrayList<>();
        // When
        for (int i = 0; i < 40; i++) {
            ends.add(servers.ask(model, "question " + i));
        }
        // Then
        assertEquals(40, ends.stream().filter("end"::equals).count());
    }

    @Test
    void r18_aServerThatComesBackIsEasedIn() throws Exception {
        // Given
        Model model = servers.model(Balance.LEAST_LOAD);
        servers.get(3).kill();
        FourServers.await(() -> gone(model, 3));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_500));
        servers.get(3).revive();
        servers.told();
        long now = System.nanoTime();
        // When
        int first = chosen(model, 3, now);
        // Then
        int later = chosen(model, 3, now + EASED);
        assertTrue(first > 0 && 2 * first < later, first + ", later " + later);
    }

    /// Of a thousand requests at one moment, so that it does not matter how long a test takes.
    private int chosen(Model model, int server, long now) {
        Meters meters = new Meters(new SimpleMeterRegistry());
        List<Target> all = new Targets(meters, fleets, () -> 0, Terms.DEFAULT).all(List.of(model));
        Chooser chooser = new Chooser(all.stream().map(Target::replica).toList());
        SplittableRandom dice = new SplittableRandom(18);
        int times = 0;
        for (int i = 0; i < 1_000; i++) {
            if (chooser.first(Balance.LEAST_LOAD, all, 0, now, dice.nextLong()) == server) {
                times++;
            }
        }
        return times;
    }

    /// Whether ten requests in a row went elsewhere at the first attempt.
    private boolean gone(Model model, int server) {
        for (int i = 0; i < 10; i++) {
            Streams.Stream stream = servers.open(model, FourServers.chat("probe"));
            stream.ended.join();
            if (servers.isAt(stream, server)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aServerThatSleepsGetsNothing() throws Exception {
        // Given
        servers.get(0).sleep(true);
        Model model = servers.model(Balance.ROUND_ROBIN);
        // When
        for (int i = 0; i < 12; i++) {
            servers.ask(model, "question " + i);
        }
        // Then
        assertEquals(0, servers.get(0).requests());
    }

    @Test
    void whenAllSleepTheCallIsDeclinedAtOnce() throws Exception {
        // Given
        servers.all.forEach(one -> one.sleep(true));
        Model model = servers.model(Balance.LEAST_LOAD);
        // When
        String end = servers.ask(model, "anybody?");
        // Then
        assertEquals("declined no_route", end);
    }

    @Test
    void r34_serversWithoutMetricsServe() throws Exception {
        // Given
        servers.all.forEach(FakeVllm::dumb);
        Model model = servers.model(Balance.LEAST_LOAD);
        // When
        String end = servers.ask(model, "hi");
        // Then
        assertEquals("end", end);
    }
}
