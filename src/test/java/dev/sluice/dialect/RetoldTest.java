package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A chat in Anthropic's form on its way to who speaks another one.
class RetoldTest {

    private static final String USER =
            "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"<system-reminder>x</system-reminder>\"},{\"type\":\"text\",\"text\":\"Look\\u0021\"}]}";

    private static Ask ask(String messages) {
        return Asks.read(
                Endpoint.MESSAGES,
                "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[" + messages + "]}");
    }

    private static JsonNode sent(Dialect dialect, Ask ask, Model model) {
        byte[] body = dialect.encode(ask, model, Patch.NONE).body();
        return Exchange.json(new String(body, StandardCharsets.UTF_8));
    }

    /// 700 calls at once, each with a result of two parts, and more turns: 2,203 messages, 1,400
    /// parts.
    @Test
    void whatWasAcceptedIsNotRefusedInAnotherForm() {
        // Given
        String calls =
                IntStream.range(0, 700)
                        .mapToObj(i ->
                                "{\"type\":\"tool_use\",\"id\":\"t"
                                        + i
                                        + "\",\"name\":\"a\",\"input\":{}}")
                        .collect(Collectors.joining(","));
        String results =
                IntStream.range(0, 700)
                        .mapToObj(i ->
                                "{\"type\":\"tool_result\",\"tool_use_id\":\"t"
                                        + i
                                        + "\",\"content\":[{\"type\":\"text\",\"text\":\"1\"},{\"type\":\"text\",\"text\":\"2\"}]}")
                        .collect(Collectors.joining(","));
        Ask ask =
                ask(
                        "{\"role\":\"user\",\"content\":\"Go\"},{\"role\":\"assistant\",\"content\":["
                                + calls
                                + "]},{\"role\":\"user\",\"content\":["
                                + results
                                + "]},"
                                + "{\"role\":\"user\",\"content\":\"x\"},".repeat(1_500)
                                + "{\"role\":\"user\",\"content\":\"x\"}");
        // When
        JsonNode sent = sent(Interpreter.of(new OpenAi()), ask, Models.named("m").model());
        // Then
        assertEquals(2_203, sent.at("/messages").size());
    }

    @Test
    void aCallsSignatureIsFoundInEitherForm() {
        // Given
        Dialect dialect = Interpreter.of(new Gemini(InstantSource.system(), () -> "7"));
        Model model = Exchange.model("gemini-test", Provider.Rules.NONE, "");
        dialect.transcript(ask(USER), model)
                .whole(
                        Buffer.buffer(
                                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"now\"},\"thoughtSignature\":\"s1\"}]},\"finishReason\":\"STOP\"}]}"));
        String loop =
                USER
                        + ",{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"call_7\",\"name\":\"now\",\"input\":{}}]},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"call_7\",\"content\":\"noon\"}]}";
        // When
        JsonNode sent = sent(dialect, ask(loop), model);
        // Then
        assertEquals("s1", sent.at("/contents/1/parts/0/thoughtSignature").asText());
    }
}
