package dev.sluice.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.catalog.Provider;
import dev.sluice.kit.Models;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which fleets are asked, over reloads.
@Timeout(30)
class FleetsTest {

    private final AtomicInteger lookers = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Fleets fleets =
            new Fleets(
                    () -> {
                        lookers.incrementAndGet();
                        return _ -> {
                            asked.countDown();
                            return new byte[0];
                        };
                    },
                    InetAddress::getAllByName,
                    System::nanoTime);

    @AfterEach
    void close() {
        fleets.close();
    }

    private static Provider at(String host) {
        return Models.named("m")
                .engine("vllm")
                .at(List.of(URI.create("http://" + host + "/v1")))
                .model()
                .provider();
    }

    @Test
    void aCallOfAProviderThatIsGoneBeginsNoQuestions() {
        // Given
        fleets.keep(List.of());
        // When
        fleets.of(at("a:1"));
        // Then
        assertEquals(0, lookers.get());
    }

    @Test
    void aProviderInForceIsAsked() throws Exception {
        // Given
        fleets.of(at("a:1"));
        // When
        fleets.keep(List.of(at("a:1")));
        // Then
        assertEquals(true, asked.await(20, TimeUnit.SECONDS));
    }

    @Test
    void aCallOnItsWayFindsItsReplicasAfterTheProviderIsGone() {
        // Given
        fleets.keep(List.of(at("a:1")));
        Replica before = fleets.of(at("a:1")).roll().members().getFirst();
        // When
        fleets.keep(List.of());
        // Then
        assertSame(before, fleets.of(at("a:1")).roll().members().getFirst());
    }

    @Test
    void aCallOfTheSnapshotBeforeFindsItsFleet() {
        // Given
        fleets.keep(List.of(at("a:1")));
        Fleet before = fleets.of(at("a:1"));
        // When
        fleets.keep(List.of(at("b:1")));
        // Then
        assertSame(before, fleets.of(at("a:1")));
    }

    /// Made anew for each such call it would be new to whoever keeps something of its members.
    @Test
    void aCallOfTheSnapshotBeforeThatFindsTheFleetInForce() {
        // Given
        fleets.keep(List.of(at("a:1")));
        fleets.keep(List.of(at("b:1")));
        fleets.keep(List.of(at("c:1")));
        // When
        Fleet fleet = fleets.of(at("a:1"));
        // Then
        assertSame(fleets.of(at("c:1")), fleet);
    }

    @Test
    void anEqualListOfALaterSnapshotIsTheOneHeldFromThenOn() {
        // Given
        fleets.keep(List.of(at("a:1")));
        Provider later = at("a:1");
        // When
        Fleet fleet = fleets.of(later);
        // Then
        assertSame(later, fleet.provider());
    }
}
