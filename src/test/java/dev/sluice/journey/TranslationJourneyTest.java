package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Seen;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Providers that speak another protocol, or OpenAI's with a dialect of their own, over real HTTP.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class TranslationJourneyTest {

    private static final String CLAUDE =
            "{\"id\":\"msg_1\",\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}],"
                    + "\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":3,\"cache_read_input_tokens\":7,\"output_tokens\":2}}";
    private static final String OVERLOADED =
            "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private static Script claudeSays(String... words) {
        Script script =
                Script.events()
                        .event("{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\"}}")
                        .event(
                                "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
        for (String word : words) {
            script =
                    script.event(
                            "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}"
                                    .formatted(word));
        }
        return script.event("{\"type\":\"content_block_stop\"}")
                .event(
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":2}}")
                .event("{\"type\":\"message_stop\"}");
    }

    @Test
    void claudeAnswersInOpenAisShape() {
        // Given
        stage.up().always(Script.ok(CLAUDE));
        // When
        Response answer = stage.ask(chat("claude"));
        // Then
        answer.then()
                .statusCode(200)
                .body("id", equalTo("chatcmpl-msg_1"))
                .body("model", equalTo("claude"))
                .body("choices[0].message.content", equalTo("Hello"))
                .body("usage.prompt_tokens", equalTo(10))
                .body("usage.prompt_tokens_details.cached_tokens", equalTo(7));
    }

    @Test
    void claudeIsAskedInItsOwnWords() throws Exception {
        // Given
        stage.up().always(Script.ok(CLAUDE));
        // When
        stage.ask(chat("claude", "\"reasoning_effort\":\"low\""));
        // Then
        Seen seen = stage.up().take();
        assertEquals("/v1/messages", seen.path());
        assertEquals(World.UPSTREAM_KEY, seen.header("x-api-key"));
        assertEquals("2023-06-01", seen.header("anthropic-version"));
        assertEquals("", seen.header("authorization"));
        assertEquals(
                1024,
                new JsonObject(seen.text()).getJsonObject("thinking").getInteger("budget_tokens"));
    }

    @Test
    void claudesLimitsHaveOpenAisNames() {
        // Given
        stage.up()
                .always(
                        Script.ok(CLAUDE)
                                .header("request-id", "req_1")
                                .header("anthropic-ratelimit-requests-limit", "50")
                                .header(
                                        "anthropic-ratelimit-requests-reset",
                                        Instant.EPOCH.toString()));
        // When
        Response answer = stage.ask(chat("claude"));
        // Then
        answer.then()
                .header("x-sluice-upstream-request-id", "req_1")
                .header("x-ratelimit-limit-requests", "50")
                .header("x-ratelimit-reset-requests", "0s");
    }

    @Test
    void claudesStreamEndsLikeAnyOther() throws Exception {
        // Given
        stage.up().always(claudeSays("Hel", "lo"));
        // When
        String body = stage.stream(streaming("claude")).body();
        // Then
        assertTrue(body.contains("\"delta\":{\"content\":\"Hel\"}"), body);
        assertTrue(body.endsWith("data: [DONE]\n\n"), body);
    }

    @Test
    void whatIsDroppedIsSaid() {
        // Given
        stage.up().always(Script.ok(CLAUDE));
        // When
        Response answer = stage.ask(chat("claude", "\"seed\":1,\"temperature\":2"));
        // Then
        answer.then().header("x-sluice-dropped", "seed, temperature=1");
    }

    @Test
    void namesOfDroppedMembersCannotForgeHeaders() {
        // Given
        stage.up().always(Script.ok(CLAUDE));
        // When
        Response answer =
                stage.ask(
                        chat("claude", "\"a\\r\\nx-forged: 1\":1", "\"" + "한".repeat(40) + "\":1"));
        // Then
        answer.then().statusCode(200).header("x-forged", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void whatCannotBeSaidIsRefusedWithItsName() {
        // When
        Response answer = stage.ask(chat("claude", "\"logprobs\":true"));
        // Then
        answer.then()
                .statusCode(400)
                .body("error.code", equalTo("unsupported_parameter"))
                .body("error.param", equalTo("logprobs"));
    }

    @Test
    void whatOneCannotSayAnotherMay() {
        // Given
        stage.second().always(Script.ok(Chunks.whole("two", 1, 1)));
        // When
        Response answer = stage.ask(chat("translated", "\"logprobs\":true"));
        // Then
        answer.then().statusCode(200).header("x-sluice-model", "spare");
    }

    @Test
    void anOverloadedClaudeIsFailedOver() {
        // Given
        stage.up().always(Script.status(529).json(OVERLOADED));
        stage.second().always(Script.ok(Chunks.whole("two", 1, 1)));
        // When
        Response answer = stage.ask(chat("translated"));
        // Then
        answer.then().statusCode(200).header("x-sluice-attempts", "2");
    }

    @Test
    void anErrorBeforeTheFirstWordIsAStatus() {
        // Given
        stage.up().always(Script.events().event(OVERLOADED));
        // When
        Response answer = stage.ask(streaming("claude"));
        // Then
        answer.then().statusCode(503);
    }

    @Test
    void embeddingsAreRefusedByWhoHasNone() {
        // When
        Response answer = stage.post("/v1/embeddings", "{\"model\":\"claude\",\"input\":\"x\"}");
        // Then
        answer.then().statusCode(400).body("error.param", equalTo("model"));
    }
}
