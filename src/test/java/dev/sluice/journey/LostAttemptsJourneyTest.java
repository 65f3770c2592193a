package dev.sluice.journey;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who fails is seen where it failed, also when another one saved the call.
@QuarkusTest
@WithTestResource(HealthWorld.class)
@Timeout(60)
class LostAttemptsJourneyTest {

    Pair pair;
    private int n;

    @BeforeEach
    void begin() {
        pair.clear();
        n = pair.route();
    }

    /// Of the last minute: calls, and errors.
    private static String of(String model, String stats) {
        JsonPath told = RestAssured.get("/admin/models").jsonPath();
        String path = "models.find { it.name == '" + model + "' }." + stats;
        return told.getInt(path + ".requests") + " " + told.getInt(path + ".errors");
    }

    private void saved(int calls) throws TimeoutException {
        Stage.await(() -> of("g" + n, "stats").equals(calls + " 0"), "the calls where they ended");
    }

    private static int errors(String dimension, String name) {
        return RestAssured.get(
                        "/admin/series?step=1&dimension=%s&name=%s".formatted(dimension, name))
                .jsonPath()
                .getList("errors", Integer.class)
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /// The first model fails, and the second answers.
    private void failOver() throws TimeoutException {
        pair.first().always(Script.error(503, "x"));
        pair.ask("w" + n, 1);
        saved(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats", "targets[0].stats"})
    void theModelAndTheTargetThatFailedHaveTheError(String stats) throws TimeoutException {
        // When
        failOver();
        // Then
        assertEquals("1 1", of("b" + n, stats));
    }

    @Test
    void theRouteHasNone() throws TimeoutException {
        // When
        failOver();
        // Then
        Stage.await(() -> errors("target", "b" + n) == 1, "the error of the target");
        assertEquals(0, errors("route", "w" + n));
    }

    @Test
    void anAttemptThatWasRepeatedCountsToo() throws TimeoutException {
        // Given
        pair.first().next(Script.error(500, "x")).always(Script.ok(Chunks.whole("first", 1, 1)));
        // When
        pair.ask("b" + n, 1);
        // Then
        Stage.await(() -> of("b" + n, "stats").equals("2 1"), "both attempts");
        assertEquals("2 1", of("b" + n, "targets[0].stats"));
    }

    /// The fifth in a row takes it out of rotation, so that its call is not tried again.
    @Test
    void anAttemptThatNobodyTookOverFromCountsOnce() throws TimeoutException {
        // Given
        pair.first().always(Script.error(500, "x"));
        // When
        pair.ask("b" + n, 3);
        // Then
        Stage.await(() -> of("b" + n, "stats").endsWith(" 5"), "the errors of five attempts");
        assertEquals("5 5", of("b" + n, "stats"));
    }

    /// The fifth in a row takes it out of rotation.
    @Test
    void aTargetThatIsSkippedHasNoMore() throws TimeoutException {
        // Given
        pair.first().always(Script.error(500, "x"));
        // When
        pair.ask("w" + n, 8);
        // Then
        saved(8);
        assertEquals("5 5", of("b" + n, "stats"));
    }
}
