package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The settings of a request, on their way up.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class SettingsJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private void answersWell() {
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 12)));
    }

    private String sent() throws Exception {
        return stage.up().take().text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "[\"x\",\"y\"]", "null"})
    void chat8_stopPassesInEachForm(String stop) throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("same", "\"stop\":" + stop));
        // Then
        assertTrue(sent().contains("\"stop\":" + stop));
    }

    @Test
    void chat9_nullPassesAsItCame() throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("same", "\"temperature\":null", "\"tools\":null", "\"stream\":null"));
        // Then
        assertTrue(sent().endsWith("\"temperature\":null,\"tools\":null,\"stream\":null}"));
    }

    @Test
    void chat10_streamOptionsWithoutStreamIsForwarded() throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("same", "\"stream_options\":{\"include_usage\":true}"));
        // Then
        assertTrue(sent().contains("\"stream_options\":{\"include_usage\":true}"));
    }

    @Test
    void n1_severalChoicesPassThrough() throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("same", "\"n\":8"));
        // Then
        assertTrue(sent().contains("\"n\":8"));
    }

    @Test
    void param7_whatAProviderDoesNotKnowIsDroppedAndSaid() throws Exception {
        // Given
        answersWell();
        // When
        Response answer =
                stage.ask(
                        chat("strict", "\"service_tier\":\"flex\"", "\"max_completion_tokens\":5"));
        // Then
        answer.then().header("x-sluice-dropped", "service_tier, max_completion_tokens=max_tokens");
        assertEquals(chat("up-strict", "\"max_tokens\":5"), sent());
    }

    @Test
    void aModelsPatchIsAppliedAndTheRestIsLeftAlone() throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("patched", "\"reasoning_effort\":\"low\"", "\"x\":1.0"));
        // Then
        JsonObject sent = new JsonObject(sent());
        assertEquals("none", sent.getString("reasoning_effort"));
    }
}
