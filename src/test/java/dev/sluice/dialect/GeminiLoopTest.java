package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// Signatures go back with the calls they came with, though the caller lost them.
class GeminiLoopTest {

    private static final String LOOP =
            """
            {"model":"auto","messages":[{"role":"user","content":"hi"},
             {"role":"assistant","tool_calls":[{"id":"%s","type":"function","function":{"name":"now","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"%1$s","content":"noon"}]}
            """;

    private final Dialect dialect = new Gemini(InstantSource.system(), () -> "7");
    private final Model model = Exchange.model("gemini-test", Provider.Rules.NONE, "");

    private JsonNode signature(String id) {
        return signature(id, "hi");
    }

    /// @param asked in the conversation the call was made in
    private JsonNode signature(String id, String asked) {
        dialect.transcript(Asks.chat(asked), model)
                .whole(
                        Buffer.buffer(
                                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"now\"},\"thoughtSignature\":\"s\\/1\"}]},\"finishReason\":\"STOP\"}]}"));
        byte[] body = dialect.encode(Asks.read(LOOP.formatted(id)), model, Patch.NONE).body();
        return Exchange.json(new String(body, StandardCharsets.UTF_8))
                .at("/contents/1/parts/0/thoughtSignature");
    }

    @Test
    void returnsTheSignatureOfTheCall() {
        assertEquals("s/1", signature("call_7").asText());
    }

    @Test
    void inventsNoneForAnotherCall() {
        assertEquals("", signature("call_8").asText());
    }

    /// An upstream may number its calls, and two teams' calls then have the same id.
    @Test
    void tellsNothingOfAnotherConversation() {
        assertEquals("", signature("call_7", "something else").asText());
    }
}
