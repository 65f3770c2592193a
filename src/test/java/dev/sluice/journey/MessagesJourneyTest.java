package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import dev.sluice.kit.Seen;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callers who speak Anthropic's Messages, over real HTTP, and upstreams that do not.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class MessagesJourneyTest {

    static final String MESSAGES = "/v1/messages";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    static String message(String model, String... members) {
        return Stage.chat(model, members).replaceFirst("\\{", "{\"max_tokens\":64,");
    }

    private static String streaming(String model) {
        return message(model, "\"stream\":true");
    }

    @Test
    void anOpenAiShapedUpstreamAnswersInAnthropicsShape() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 2)));
        // When
        Response answer = stage.post(MESSAGES, message("same"));
        // Then
        answer.then()
                .statusCode(200)
                .header("request-id", answer.header("x-request-id"))
                .header("x-sluice-model", "same")
                .body("type", equalTo("message"))
                .body("id", startsWith("msg_"))
                .body("model", equalTo("same"))
                .body("content[0].text", equalTo("Hello"))
                .body("stop_reason", equalTo("end_turn"))
                .body("usage.input_tokens", equalTo(9))
                .body("usage.output_tokens", equalTo(2));
    }

    @Test
    void anOpenAiShapedUpstreamIsAskedForAChat() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 2)));
        // When
        stage.post(MESSAGES, message("same", "\"system\":\"Be brief.\""));
        // Then
        Seen seen = stage.up().take();
        assertEquals("/v1/chat/completions", seen.path());
        assertEquals(
                "Be brief.",
                new JsonObject(seen.text())
                        .getJsonArray("messages")
                        .getJsonObject(0)
                        .getString("content"));
    }

    @Test
    void itsStreamIsToldInAnthropicsEvents() throws Exception {
        // Given
        stage.up().always(Scripts.withUsage());
        // When
        String body = stage.streamAt(MESSAGES, streaming("same")).body();
        // Then
        assertTrue(
                body.startsWith("event: message_start\ndata: {\"type\":\"message_start\""), body);
        assertTrue(body.contains("\"input_tokens\":9"), body);
        assertTrue(
                body.endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"), body);
    }

    @Test
    void auth1_theKeyMayStandInXApiKey() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 2)));
        // When
        Response answer =
                RestAssured.given()
                        .header("x-api-key", stage.key())
                        .header("anthropic-version", "2023-06-01")
                        .contentType("application/json")
                        .body(message("same").getBytes(StandardCharsets.UTF_8))
                        .post(MESSAGES);
        // Then
        answer.then().statusCode(200);
    }

    @Test
    void whatIsDroppedIsSaidInTheCallersWords() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 2)));
        // When
        Response answer =
                stage.post(MESSAGES, message("azure", "\"service_tier\":\"auto\",\"top_k\":4"));
        // Then
        answer.then().header("x-sluice-dropped", "service_tier, top_k");
    }

    @Test
    void whoCannotCountIsEstimatedAndSaidToBe() {
        // When
        Response answer = stage.post(MESSAGES + "/count_tokens", Stage.chat("same"));
        // Then
        answer.then()
                .statusCode(200)
                .header("x-sluice-estimated", "input_tokens")
                .body("input_tokens", equalTo(1));
    }

    @Test
    void aMessageIsCountedLikeAnyOtherCall() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 2)));
        String model = stage.fresh();
        // When
        stage.post(MESSAGES, message(model));
        // Then
        assertEquals(1, Stage.ended(model, "2xx", "none"));
    }
}
