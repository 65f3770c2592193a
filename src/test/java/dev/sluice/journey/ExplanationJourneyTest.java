package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.matchesPattern;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The headers that explain a decision, whatever became of it.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ExplanationJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 500})
    void hdr5_everyDecisionHeaderIsThere(int status) {
        // Given
        stage.up()
                .always(
                        status == 200
                                ? Script.ok(Chunks.whole("a", 1, 1))
                                : Script.error(status, "x"));
        stage.second().always(Script.error(500, "x"));
        int route = stage.route();
        // When
        Response answer = stage.ask(chat("r" + route));
        // Then
        answer.then()
                .header("x-sluice-decision", matchesPattern("\\S+"))
                .header("x-sluice-route", "r" + route)
                .header("x-sluice-model", status == 500 ? "f" + route : "a" + route)
                .header("x-sluice-tier", "fast")
                .header("x-sluice-complexity", matchesPattern("0\\.\\d{4}"))
                .header("x-sluice-because", matchesPattern(".+"))
                .header("x-sluice-attempts", status == 500 ? "3" : "1");
    }

    @Test
    void hdr5_aPinnedModelIsExplainedToo() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        Response answer = stage.ask(chat("same"));
        // Then
        answer.then()
                .header("x-sluice-route", "same")
                .header("x-sluice-tier", "pinned")
                .header("x-sluice-complexity", matchesPattern("0\\.\\d{4}"))
                .header("x-sluice-because", "the caller named this model");
    }
}
