package dev.sluice.journey;

import static dev.sluice.journey.Stage.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.journey.NamesWorld.Twins;
import dev.sluice.kit.FakeProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An upstream's name has two addresses (reliability.md R7). Each call makes a connection of its
/// own, and Vert.x takes one address or the other by chance.
@QuarkusTest
@WithTestResource(NamesWorld.class)
@Timeout(60)
class NamesJourneyTest {

    private static final int CALLS = 16;

    Twins twins;

    private static List<String> all(String got) {
        return Collections.nCopies(CALLS, got);
    }

    private static String held(String target) {
        return "breaker %.0f, retries %.0f, timeouts %.0f"
                .formatted(
                        count("sluice.breaker.state", "target", target),
                        count("sluice.retries", "target", target),
                        count("sluice.timeouts", "target", target));
    }

    @Test
    void r7_noCallFailsWhileOneAddressAnswersAndTheOtherRefuses() {
        // When
        List<String> got = twins.ask("half", CALLS);
        // Then
        assertEquals(all("200 after 1"), got);
    }

    @Test
    void r7_anAddressThatRefusesIsNotHeldAgainstTheTarget() {
        // When
        twins.ask("held", CALLS);
        // Then
        assertEquals("breaker 0, retries 0, timeouts 0", held("held"));
    }

    @Test
    void r7_norWhenCallsComeTogether() throws Exception {
        // Given
        Callable<String> call = () -> twins.ask("crowd", 1).getFirst();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            // When
            List<Future<String>> got = callers.invokeAll(Collections.nCopies(CALLS, call));
            // Then
            assertEquals(all("200 after 1"), got.stream().map(Future::resultNow).toList());
        }
    }

    @Test
    void r7_theOneThatIsBackServesWhenTheOtherDies() {
        // Given
        twins.ask("turn", CALLS);
        FakeProvider second = twins.second("turn");
        twins.ups().get("turn").close();
        // When
        List<String> got = twins.ask("turn", CALLS);
        // Then
        assertEquals(
                all("200 after 1") + " 16 breaker 0, retries 0, timeouts 0",
                got + " " + second.seen().size() + " " + held("turn"));
    }

    /// As when the servers behind it are replaced one by one.
    @Test
    void r7_aWayThatDiedGivesWayToTheNameThatHasMoved() {
        // Given
        twins.ask("moved", CALLS);
        twins.second("moved");
        twins.names().knows("moved.test", NamesWorld.SECOND);
        twins.ups().get("moved").close();
        // When
        List<String> got = twins.ask("moved", 2);
        // Then
        assertEquals(
                List.of("200 after 1", "200 after 1") + " breaker 0, retries 0, timeouts 0",
                got + " " + held("moved"));
    }

    @Test
    void r7_whenNoAddressAnswersTheCallFailsAfterItsAttempts() {
        // Given
        twins.ups().get("none").close();
        // When
        List<String> got = twins.ask("none", 1);
        // Then
        assertEquals(List.of("502 after 2"), got);
    }

    @Test
    void r7_noCallFailsWhileOneAddressAnswersAndTheOtherSwallows() throws Exception {
        // Given
        twins.swallowing("swallowed");
        // When
        List<String> got = twins.ask("swallowed", CALLS);
        // Then
        assertEquals(
                all("200 after 1") + " breaker 0, retries 0, timeouts 0",
                got + " " + held("swallowed"));
    }

    /// What the certificate is held against, too.
    @Test
    void r7_overTlsAnotherAddressIsStillAskedForTheName() {
        // When
        twins.ask("sealed", CALLS);
        // Then
        long named = twins.hellos().stream().filter(one -> one.contains("twins.test")).count();
        assertEquals(twins.hellos().size(), named);
        assertTrue(named >= CALLS, named + " of " + CALLS + " calls reached the server");
    }
}
