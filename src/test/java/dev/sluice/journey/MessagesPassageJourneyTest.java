package dev.sluice.journey;

import static dev.sluice.journey.MessagesJourneyTest.MESSAGES;
import static dev.sluice.journey.MessagesJourneyTest.message;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import dev.sluice.kit.Seen;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callers who speak Anthropic's Messages, over real HTTP, and an upstream that does too.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class MessagesPassageJourneyTest {

    private static final String CLAUDE =
            "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-4-5\","
                    + "\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,"
                    + "\"usage\":{\"input_tokens\":3,\"cache_read_input_tokens\":7,\"output_tokens\":2}}";
    private static final String EVENTS =
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"usage\":{\"input_tokens\":3}}}\n\n"
                    + "event: ping\ndata: {\"type\": \"ping\"}\n\n"
                    + "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
                    + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hi\"}}\n\n"
                    + "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
                    + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":2}}\n\n"
                    + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private static String streaming(String model) {
        return message(model, "\"stream\":true");
    }

    @Test
    void claudesOwnWordsPassByteForByte() throws Exception {
        // Given
        stage.up().always(Scripts.written(EVENTS));
        // When
        String body = stage.streamAt(MESSAGES, streaming("claude")).body();
        // Then
        assertEquals(EVENTS, body);
    }

    @Test
    void claudeIsAskedWithTheCallersBytes() throws Exception {
        // Given
        stage.up().always(Script.ok(CLAUDE));
        String asked =
                message("claude", "\"thinking\":{ \"type\":\"adaptive\" },\"new_member\":[1]");
        // When
        stage.post(MESSAGES + "?beta=true", asked);
        // Then
        Seen seen = stage.up().take();
        assertEquals("/v1/messages?beta=true", seen.path());
        assertEquals(World.UPSTREAM_KEY, seen.header("x-api-key"));
        assertEquals(asked.replace("\"claude\"", "\"claude-sonnet-4-5\""), seen.text());
    }

    @Test
    void hdr2_betasReachWhoMayHearOfThem() throws Exception {
        // Given
        stage.up().always(Script.ok(CLAUDE));
        // When
        stage.caller()
                .header("anthropic-beta", "one-2025, two-2026")
                .body(message("claude").getBytes(StandardCharsets.UTF_8))
                .post(MESSAGES);
        // Then
        assertEquals("one-2025,two-2026", stage.up().take().header("anthropic-beta"));
    }

    @Test
    void hdr2_betasReachNobodyElse() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 2)));
        // When
        stage.caller()
                .header("anthropic-beta", "one-2025")
                .body(message("same").getBytes(StandardCharsets.UTF_8))
                .post(MESSAGES);
        // Then
        assertEquals("", stage.up().take().header("anthropic-beta"));
    }

    @Test
    void claudesAnswerKeepsItsMembersAndItsLimits() {
        // Given
        stage.up()
                .always(
                        Script.ok(CLAUDE)
                                .header("request-id", "req_1")
                                .header("anthropic-ratelimit-requests-limit", "50"));
        // When
        Response answer = stage.post(MESSAGES, message("claude"));
        // Then
        answer.then()
                .header("x-sluice-upstream-request-id", "req_1")
                .header("anthropic-ratelimit-requests-limit", "50")
                .header("x-ratelimit-limit-requests", nullValue());
        assertEquals(
                new JsonObject(CLAUDE.replace("claude-sonnet-4-5", "claude")),
                new JsonObject(answer.asString()));
    }

    @Test
    void aFailureOfClaudeIsAnsweredByAnOpenAiShapedModel() {
        // Given
        stage.up()
                .always(
                        Script.status(529)
                                .json(
                                        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}"));
        stage.second().always(Script.ok(Chunks.whole("two", 1, 1)));
        // When
        Response answer = stage.post(MESSAGES, message("translated"));
        // Then
        answer.then()
                .statusCode(200)
                .header("x-sluice-attempts", "2")
                .body("content[0].text", equalTo("two"));
    }

    @Test
    void r25_aFailureOfAnOpenAiShapedModelIsAnsweredByClaudeFromTheCallersBytes() throws Exception {
        // Given
        stage.second().always(Script.error(500, "x"));
        stage.up().always(Script.ok(CLAUDE));
        String asked = message("retold", "\"top_k\":5");
        // When
        Response answer = stage.post(MESSAGES, asked);
        // Then
        answer.then().statusCode(200).header("x-sluice-model", "claude");
        assertEquals(
                asked.replace("\"retold\"", "\"claude-sonnet-4-5\""), stage.up().take().text());
    }

    @Test
    void claudeCountsTokens() throws Exception {
        // Given
        stage.up().always(Script.ok("{\"input_tokens\":14}"));
        // When
        Response answer = stage.post(MESSAGES + "/count_tokens", Stage.chat("claude"));
        // Then
        answer.then()
                .statusCode(200)
                .header("x-sluice-estimated", nullValue())
                .body("input_tokens", equalTo(14));
        assertEquals("/v1/messages/count_tokens", stage.up().take().path());
    }
}
