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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Gemini, and providers that speak OpenAI's protocol in their own way, over real HTTP.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class PresetJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void geminiAnswersInOpenAisShape() throws Exception {
        // Given
        stage.up()
                .always(
                        Script.ok(
                                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hello\"}]},\"finishReason\":\"STOP\"}],\"responseId\":\"r\"}"));
        // When
        Response answer = stage.ask(chat("gem"));
        // Then
        Seen seen = stage.up().take();
        assertEquals("/v1/models/gemini-2.5-flash:generateContent", seen.path());
        assertEquals(World.UPSTREAM_KEY, seen.header("x-goog-api-key"));
        answer.then()
                .body("choices[0].message.content", equalTo("Hello"))
                .body("choices[0].finish_reason", equalTo("stop"));
    }

    @Test
    void geminisHintBecomesRetryAfter() {
        // Given
        stage.up()
                .always(
                        Script.status(429)
                                .json(
                                        "{\"error\":{\"message\":\"slow\",\"details\":[{\"retryDelay\":\"12s\"}]}}"));
        // When
        Response answer = stage.ask(chat("gem"));
        // Then
        answer.then().statusCode(429).header("retry-after", "12");
    }

    @Test
    void geminisStreamIsAskedForAsEvents() throws Exception {
        // Given
        stage.up()
                .always(
                        Script.events()
                                .event(
                                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"finishReason\":\"STOP\"}]}"));
        // When
        String body = stage.stream(streaming("gem")).body();
        // Then
        assertEquals(
                "/v1/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
                stage.up().take().path());
        assertTrue(body.endsWith("data: [DONE]\n\n"), body);
    }

    @Test
    void geminiIsAskedOnceMoreWithoutTheSignatureItRefused() throws Exception {
        // Given
        stage.up()
                .next(
                        Script.status(400)
                                .json(
                                        "{\"error\":{\"code\":400,\"message\":\"Thought signature is not valid\",\"status\":\"INVALID_ARGUMENT\"}}"),
                        Script.ok(
                                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hello\"}]},\"finishReason\":\"STOP\"}]}"));
        // When
        Response answer =
                stage.ask(
                        """
                        {"model":"gem","messages":[{"role":"user","content":"a refused signature"},
                         {"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"now","arguments":"{}"},
                          "extra_content":{"google":{"thought_signature":"spoiled"}}}]},
                         {"role":"tool","tool_call_id":"c","content":"noon"}]}
                        """);
        // Then
        answer.then().statusCode(200).header("x-sluice-attempts", "2");
        List<String> sent = stage.up().seen().stream().map(Seen::text).toList();
        assertEquals(
                List.of(true, false),
                sent.stream().map(body -> body.contains("spoiled")).toList(),
                sent.toString());
    }

    @Test
    void thoughtsInTagsAreReasoning() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("<think>hm</think>yes", 1, 1)));
        // When
        Response answer = stage.ask(chat("tags"));
        // Then
        answer.then()
                .body("choices[0].message.reasoning_content", equalTo("hm"))
                .body("choices[0].message.content", equalTo("yes"));
    }

    @Test
    void azureSeesItsOwnHeader() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        stage.ask(chat("azure"));
        // Then
        Seen seen = stage.up().take();
        assertEquals(World.UPSTREAM_KEY, seen.header("api-key"));
        assertEquals("", seen.header("authorization"));
    }
}
