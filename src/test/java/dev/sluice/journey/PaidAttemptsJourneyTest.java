package dev.sluice.journey;

import static dev.sluice.journey.Stage.await;
import static dev.sluice.journey.Stage.count;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.journey.HealthWorld.Pair;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What an attempt used that another one took over from (reliability.md R55). A token costs one
/// micro-dollar in and two out; the prompt is one token, and what saves a call costs three.
@QuarkusTest
@WithTestResource(HealthWorld.class)
@Timeout(60)
class PaidAttemptsJourneyTest {

    Pair pair;
    private int n;

    @BeforeEach
    void begin() {
        pair.clear();
        n = pair.route();
    }

    /// Of the call's decision: the cost of the first attempt, of all, and whether it is an
    /// estimate.
    private String record(String... members) throws TimeoutException {
        String call =
                RestAssured.given()
                        .contentType("application/json")
                        .body(Stage.chat("w" + n, members).getBytes())
                        .post(Stage.CHAT)
                        .header("x-sluice-decision");
        String path = "/admin/decisions/" + call;
        await(() -> RestAssured.get(path).statusCode() == 200, path);
        JsonPath record = RestAssured.get(path).jsonPath();
        return record.get("attempts_detail[0].cost_micros")
                + " of "
                + record.get("cost_micros")
                + " "
                + record.get("usage");
    }

    /// 90 bytes of an answer are 29 tokens.
    @Test
    void r55_theRecordHasTheCostOfAnAttemptThatBrokeOff() throws TimeoutException {
        // Given
        String half = Chunks.whole("Hello", 9, 12).substring(0, 90);
        pair.first().always(Script.ok(half).framed(Script.Framing.CHUNKED).close());
        // When
        String record = record();
        // Then
        assertEquals("59 of 62 estimated", record);
        assertEquals(59, count("sluice.cost.micros", "model", "b" + n));
    }

    /// By its bytes alone it would be 655,361 tokens; no model says more than 131,072 at once.
    @Test
    void r55_whatWasReadOfAnEndlessAnswerIsBounded() throws TimeoutException {
        // Given
        pair.first().always(Script.ok("{").framed(Script.Framing.CHUNKED).flood(2 << 20).close());
        // When
        String record = record();
        // Then
        assertEquals("262145 of 262148 estimated", record);
    }

    @Test
    void r55_whatTheProviderCountedIsTakenAsItIs() throws TimeoutException {
        // Given
        pair.first().always(Script.ok(Chunks.whole("Hello", 10, 5)));
        pair.second().always(Scripts.withUsage());
        // When
        String record = record("\"stream\":true");
        // Then
        assertEquals("20 of 53 estimated", record);
    }

    @Test
    void r55_anErrorStatusCostsNothing() throws TimeoutException {
        // Given
        pair.first().always(Script.error(503, "x"));
        // When
        String record = record();
        // Then
        assertEquals("null of 3 reported", record);
    }
}
