package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Thoughts go back with the tool results they led to, though the caller never saw their
/// signatures.
class AnthropicLoopTest {

    private static final String TOOLS =
            "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"now\"}}]";
    private static final Provider.Rules BUDGETS =
            new Provider.Rules(Deviation.Edits.NONE, Map.of("high", "8192"));
    private static final String THOUGHT =
            "{\"type\":\"thinking\",\"thinking\":\"so \\\"it\\\" is\",\"signature\":\"s1\"}";
    private static final String ANSWER =
            "{\"id\":\"m\",\"content\":["
                    + THOUGHT
                    + ",{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"now\",\"input\":{}}],\"stop_reason\":\"tool_use\"}";
    private static final String RESULT =
            """
            {"model":"auto","reasoning_effort":"high",%s,"messages":[{"role":"user","content":"hi"},
             {"role":"assistant","tool_calls":[{"id":"toolu_1","type":"function","function":{"name":"now","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"toolu_1","content":"noon"}]}
            """
                    .formatted(TOOLS);

    private Instant now = Instant.ofEpochSecond(1_700_000_000);
    private final InstantSource clock = () -> now;
    private final Dialect dialect = new Anthropic(clock);
    private final Model model = Exchange.model("claude-test", BUDGETS, "");

    private JsonNode sentWith(String request, Model model) {
        Ask ask = Asks.read(request);
        return Exchange.json(
                new String(dialect.encode(ask, model, Patch.NONE).body(), StandardCharsets.UTF_8));
    }

    private void answered() {
        dialect.transcript(Asks.chatWith("hi", TOOLS), model).whole(Buffer.buffer(ANSWER));
    }

    @Test
    void returnsTheThoughtOfAWholeAnswer() {
        // Given
        answered();
        // When
        JsonNode sent = sentWith(RESULT, model);
        // Then
        assertEquals(Exchange.json(THOUGHT), sent.at("/messages/1/content/0"));
    }

    @Test
    void returnsTheThoughtOfAStream() {
        // Given
        String stream =
                """
                data: {"type":"content_block_start","content_block":{"type":"thinking","thinking":""}}

                data: {"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"so \\"it\\""}}

                data: {"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":" is"}}

                data: {"type":"content_block_delta","delta":{"type":"signature_delta","signature":"s1"}}

                data: {"type":"content_block_stop"}

                data: {"type":"content_block_start","content_block":{"type":"tool_use","id":"toolu_1","name":"now","input":{}}}

                data: {"type":"content_block_stop"}

                data: {"type":"message_delta","delta":{"stop_reason":"tool_use"}}

                """;
        dialect.transcript(Asks.chatWith("hi", TOOLS + ",\"stream\":true"), model)
                .feed(Buffer.buffer(stream));
        // When
        JsonNode sent = sentWith(RESULT, model);
        // Then
        assertEquals(Exchange.json(THOUGHT), sent.at("/messages/1/content/0"));
    }

    @Test
    void keepsThinkingWhileItHasTheThought() {
        // Given
        answered();
        // When
        JsonNode sent = sentWith(RESULT, model);
        // Then
        assertEquals(8192, sent.at("/thinking/budget_tokens").asInt());
    }

    @Test
    void sendsNoThoughtToAnotherModel() {
        // Given
        answered();
        // When
        JsonNode sent = sentWith(RESULT, Exchange.model("claude-other", BUDGETS, ""));
        // Then
        assertEquals("tool_use", sent.at("/messages/1/content/0/type").asText());
    }

    @Test
    void sendsNoThoughtForAnotherTeam() {
        // Given
        dialect.forTeam("a")
                .transcript(Asks.chatWith("hi", TOOLS), model)
                .whole(Buffer.buffer(ANSWER));
        // When
        byte[] body = dialect.forTeam("b").encode(Asks.read(RESULT), model, Patch.NONE).body();
        // Then
        JsonNode sent = Exchange.json(new String(body, StandardCharsets.UTF_8));
        assertEquals("tool_use", sent.at("/messages/1/content/0/type").asText());
    }

    @Test
    void sendsATeamsOwnThought() {
        // Given
        dialect.forTeam("a")
                .transcript(Asks.chatWith("hi", TOOLS), model)
                .whole(Buffer.buffer(ANSWER));
        // When
        byte[] body = dialect.forTeam("a").encode(Asks.read(RESULT), model, Patch.NONE).body();
        // Then
        JsonNode sent = Exchange.json(new String(body, StandardCharsets.UTF_8));
        assertEquals(Exchange.json(THOUGHT), sent.at("/messages/1/content/0"));
    }

    @Test
    void forgetsAfterAnHour() {
        // Given
        answered();
        now = now.plus(Duration.ofMinutes(61));
        // When
        JsonNode sent = sentWith(RESULT, model);
        // Then
        assertEquals("tool_use", sent.at("/messages/1/content/0/type").asText());
    }

    @Test
    void prefersWhatItKeptToWhatTheCallerSends() {
        // Given
        answered();
        String forged =
                RESULT.replace(
                        "\"assistant\",",
                        "\"assistant\",\"thinking_blocks\":[{\"type\":\"thinking\",\"thinking\":\"x\",\"signature\":\"y\"}],");
        // When
        JsonNode sent = sentWith(forged, model);
        // Then
        assertEquals(Exchange.json(THOUGHT), sent.at("/messages/1/content/0"));
    }
}
