package dev.sluice.journey;

import static dev.sluice.journey.Stage.await;
import static dev.sluice.journey.Stage.count;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.journey.HealthWorld.Pair;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Seen;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Second attempts beside slow ones: reliability.md F31. The route `hN` tries `bN`, which is known
/// to be fast, and has `gN` beside it.
@QuarkusTest
@WithTestResource(HealthWorld.class)
@Timeout(60)
class HedgeJourneyTest {

    Pair up;
    private Hedging on;

    @BeforeEach
    void know() throws IOException {
        on = Hedging.begin(up);
    }

    @Test
    void whoSpeaksFirstIsTheAnswer() throws Exception {
        // Given
        up.first().always(Script.silent());
        // When
        try (RawClient client = on.send("h")) {
            String head = Hedging.head(client);
            // Then
            assertTrue(head.contains("x-sluice-model: g" + on.n() + "\r\n"), head);
            assertTrue(head.contains("x-sluice-attempts: 2\r\n"), head);
            assertTrue(client.chunks().contains("saved"));
            assertEquals(1, on.hedges("hedge_won"));
        }
    }

    @Test
    void theLosersConnectionIsClosed() throws Exception {
        // Given
        up.first().always(Script.silent());
        // When
        try (RawClient client = on.send("h")) {
            client.head();
            // Then
            assertTrue(up.first().take().gone().get(10, TimeUnit.SECONDS) > 0);
        }
    }

    @Test
    void theLosersPromptIsPaidFor() throws Exception {
        // Given
        up.first().always(Script.silent());
        double before = count("sluice.cost.micros", "model", "b" + on.n());
        // When
        on.through("h");
        // Then
        await(() -> Stage.ended("g" + on.n(), "2xx", "none") == 1, "the end of the call");
        assertEquals(1, count("sluice.cost.micros", "model", "b" + on.n()) - before);
    }

    @Test
    void theRecordOfTheDecisionShowsTheLoser() throws Exception {
        // Given
        up.first().always(Script.silent());
        // When
        String head = on.through("h");
        // Then
        String id = head.replaceAll("(?s).*x-sluice-decision: (\\S+).*", "$1");
        await(
                () -> RestAssured.get("/admin/decisions/" + id).statusCode() == 200,
                "the record of " + id);
        RestAssured.get("/admin/decisions/" + id)
                .then()
                .body("attempts_detail.target", hasItems("b" + on.n(), "g" + on.n()))
                .body("attempts_detail.error", hasItems("outrun", null));
    }

    @Test
    void theFirstMayStillWin() throws Exception {
        // Given
        Gate gate = new Gate();
        on.slow(Script.chat("first"), gate);
        up.second().always(Script.silent());
        // When
        try (RawClient client = on.send("h")) {
            Seen second = up.second().take();
            gate.open();
            String head = Hedging.head(client);
            // Then
            assertTrue(head.contains("x-sluice-model: b" + on.n() + "\r\n"), head);
            assertTrue(second.gone().get(10, TimeUnit.SECONDS) > 0);
            assertEquals(1, on.hedges("primary_won"));
        }
    }

    /// With 22 fast ones and these two the percentile is the first of these.
    @Test
    void howLongTheLoserWasSilentIsLearned() throws Exception {
        // Given
        up.first().always(Script.chat("first"));
        on.through("b");
        on.through("b");
        up.first().always(Script.error(400, "x"));
        for (int i = 0; i < 20; i++) {
            try (RawClient refused = on.send("h")) {
                refused.head();
            }
        }
        up.first().always(Script.silent());
        // When
        on.through("h");
        on.through("h");
        // Then
        assertEquals(2, on.hedges("hedge_won"));
        assertTrue(on.p95Millis() >= 300, () -> on.p95Millis() + " ms");
    }

    @Test
    void nothingIsUnderWayWhenBothAreOver() throws Exception {
        // Given
        up.first().always(Script.silent());
        // When
        on.through("h");
        // Then
        await(
                () ->
                        count("sluice.upstream.in.flight", "target", "b" + on.n()) == 0
                                && count("sluice.upstream.in.flight", "target", "g" + on.n()) == 0,
                "nothing in flight");
    }

    @ParameterizedTest
    @CsvSource({
        "400,context_length_exceeded",
        "400,unsupported_parameter",
        "400,content_filter",
        "409,conflict",
        "413,too_large",
        "422,unprocessable",
        "500,broken"
    })
    void aSecondThatFailsChangesNothing(int status, String code) throws Exception {
        // Given
        Gate gate = new Gate();
        on.slow(Script.chat("first"), gate);
        up.second().always(Script.error(status, code));
        // When
        try (RawClient client = on.send("h")) {
            up.second().take().answered().get(10, TimeUnit.SECONDS);
            gate.open();
            // Then
            assertTrue(Hedging.head(client).contains("x-sluice-model: b" + on.n() + "\r\n"));
            assertTrue(client.chunks().contains("first"));
        }
    }

    @Test
    void aFirstThatFailsIsFallenBackFrom() throws Exception {
        // Given
        Gate first = new Gate();
        Gate second = new Gate();
        on.slow(Script.error(500, "x"), first);
        up.second().always(Script.chat("saved").late(second));
        // When
        try (RawClient client = on.send("h")) {
            up.second().take();
            first.open();
            await(
                    () -> count("sluice.fallbacks", "from", "b" + on.n(), "to", "g" + on.n()) == 1,
                    "the fallback");
            second.open();
            // Then
            assertTrue(Hedging.head(client).contains("x-sluice-model: g" + on.n() + "\r\n"));
            assertEquals(1, on.hedges("hedge_won"));
        }
    }
}
