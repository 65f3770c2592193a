package dev.sluice.journey;

import static dev.sluice.journey.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.journey.HealthWorld.Pair;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Seen;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Second attempts that are not made, or come to nothing: reliability.md R28, F31.
@QuarkusTest
@WithTestResource(HealthWorld.class)
@Timeout(60)
class UnhedgedJourneyTest {

    Pair up;
    private Hedging on;

    @BeforeEach
    void know() throws IOException {
        on = Hedging.begin(up);
    }

    private void isNotDoubled(String route, Gate gate) throws Exception {
        try (RawClient client = on.send(route)) {
            await(() -> on.hedges("denied") == 1, "the denial");
            gate.open();
            assertTrue(Hedging.head(client).contains("x-sluice-attempts: 1\r\n"));
        }
    }

    @Test
    void whenBothFailTheCallFails() throws Exception {
        // Given
        Gate gate = new Gate();
        on.slow(Script.error(500, "x"), gate);
        up.second().always(Script.error(500, "x"));
        // When
        try (RawClient client = on.send("h")) {
            up.second().take().answered().get(10, TimeUnit.SECONDS);
            gate.open();
            // Then
            assertTrue(Hedging.head(client).startsWith("http/1.1 502"));
            assertEquals(1, on.hedges("both_failed"));
        }
    }

    @Test
    void whoeverFailsLastIsTheOneTheCallerHearsOf() throws Exception {
        // Given
        Gate gate = new Gate();
        on.slow(Script.error(401, "x"), gate);
        up.second().always(Script.error(401, "x"));
        // When
        try (RawClient client = on.send("h")) {
            up.second().take().answered().get(10, TimeUnit.SECONDS);
            await(
                    () -> Stage.count("sluice.upstream.in.flight", "target", "g" + on.n()) == 0,
                    "the second's failure");
            gate.open();
            // Then
            String head = Hedging.head(client);
            assertTrue(head.contains("x-sluice-model: b" + on.n() + "\r\n"), head);
        }
    }

    @ParameterizedTest
    @CsvSource({"p, 1", "s, 2"})
    void withoutMoneyOrShareTheFirstIsWaitedFor(String route, int calls) throws Exception {
        // Given
        for (int i = 1; i < calls; i++) {
            up.first().always(Script.silent());
            on.through(route);
        }
        Gate gate = new Gate();
        on.slow(Script.chat("first"), gate);
        // When
        try (RawClient client = on.send(route)) {
            await(() -> on.hedges("denied") == 1, "the denial");
            gate.open();
            // Then
            assertTrue(Hedging.head(client).contains("x-sluice-attempts: 1\r\n"));
        }
    }

    @Test
    void whileATargetOfTheCallIsOutNothingIsDoubled() throws Exception {
        // Given
        up.second().always(Script.error(500, "x"));
        up.ask("g" + on.n(), 5);
        Gate gate = new Gate();
        on.slow(Script.chat("first"), gate);
        // When, then
        isNotDoubled("h", gate);
    }

    /// One may cost 1,001 of the day's 1,500 micro-dollars; 1,800 bytes of an answer are 563
    /// tokens.
    @Test
    void aSecondThatFailsIsPaidForByTheDaysMoney() throws Exception {
        // Given
        String half = "{\"x\":\"" + "x".repeat(1_794);
        up.second().always(Script.ok(half).framed(Script.Framing.CHUNKED).close());
        Gate one = new Gate();
        on.slow(Script.chat("first"), one);
        try (RawClient client = on.send("q")) {
            up.second().take().answered().get(10, TimeUnit.SECONDS);
            await(
                    () -> Stage.count("sluice.upstream.in.flight", "target", "g" + on.n()) == 0,
                    "the second's failure");
            one.open();
            client.head();
            client.chunks();
        }
        up.first().always(Script.chat("first"));
        for (int i = 0; i < 20; i++) {
            on.through("q");
        }
        Gate other = new Gate();
        on.slow(Script.chat("first"), other);
        // When, then
        isNotDoubled("q", other);
    }

    @Test
    void aCallerWhoLeavesEndsBoth() throws Exception {
        // Given
        up.first().always(Script.silent());
        up.second().always(Script.silent());
        RawClient client = on.send("h");
        Seen second = up.second().take();
        // When
        client.reset();
        // Then
        assertTrue(up.first().take().gone().get(10, TimeUnit.SECONDS) > 0);
        assertTrue(second.gone().get(10, TimeUnit.SECONDS) > 0);
        await(() -> on.hedges("cancelled") == 1, "the count");
    }
}
