package dev.sluice.journey;

import static dev.sluice.journey.Stage.await;
import static dev.sluice.journey.Stage.count;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.journey.HealthWorld.Pair;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
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
    private String record() throws TimeoutException {
        String path = "/admin/decisions/" + pair.ask("w" + n, 1).header("x-sluice-decision");
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
