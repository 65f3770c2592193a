package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

/// A provider that only streams gives whole answers all the same.
class GatheredTest {

    private static final String CHUNK =
            "data: {\"id\":\"c1\",\"created\":1,\"model\":\"qwq\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n";

    private static Dialect.Verdict whole(String body) {
        return new OpenAi()
                .transcript(Asks.chat("hi"), Preset.model("dashscope", "qwq-plus"))
                .whole(Buffer.buffer(body));
    }

    private static String told(String body) {
        return assertInstanceOf(Dialect.Verdict.Answer.class, whole(body)).body().toString();
    }

    @Test
    void putsWordsTogether() {
        // Given
        String stream =
                ": keep-alive\n\n"
                        + CHUNK.formatted("{\"role\":\"assistant\",\"content\":\"\"}", "null")
                        + CHUNK.formatted("{\"reasoning_content\":\"h\\\"m\"}", "null")
                        + CHUNK.formatted("{\"content\":\"a\\n\"}", "null")
                        + CHUNK.formatted("{\"content\":\"b\"}", "\"stop\"")
                        + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}}\n\ndata: [DONE]\n\n";
        // When
        String told = told(stream);
        // Then
        assertEquals(
                Exchange.json(
                        "{\"id\":\"c1\",\"created\":1,\"model\":\"auto\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"a\\nb\",\"reasoning_content\":\"h\\\"m\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}}"),
                Exchange.json(told));
    }

    @Test
    void putsCallsTogether() {
        // Given
        String stream =
                CHUNK.formatted(
                                "{\"tool_calls\":[{\"index\":0,\"id\":\"x\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}",
                                "null")
                        + CHUNK.formatted(
                                "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"}\"}},{\"index\":1,\"id\":\"y\",\"function\":{\"name\":\"g\",\"arguments\":\"\"}}]}",
                                "\"tool_calls\"");
        // When
        String told = told(stream);
        // Then
        assertEquals(
                Exchange.json(
                        "[{\"id\":\"x\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},{\"id\":\"y\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"\"}}]"),
                Exchange.json(told).at("/choices/0/message/tool_calls"));
    }

    @Test
    void anAnswerThatIsWholeAlreadyStaysSo() {
        // Given
        String body =
                "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}],\"x\":1.0}";
        // When
        String told = told(body);
        // Then
        assertEquals(body, told);
    }

    @Test
    void halfAStreamIsBroken() {
        assertInstanceOf(
                Dialect.Verdict.Broken.class,
                whole(CHUNK.formatted("{\"content\":\"a\"}", "null")));
    }

    @Test
    void anErrorInTheStreamIsTheAnswer() {
        // When
        Dialect.Verdict verdict =
                whole("data: {\"error\":{\"message\":\"slow\",\"code\":\"Throttling.User\"}}\n\n");
        // Then
        assertEquals(
                429, assertInstanceOf(Dialect.Verdict.Broken.class, verdict).complaint().status());
    }

    @Test
    void refusalsAndLogprobsAreNotLost() {
        // Given
        String refused = CHUNK.formatted("{\"refusal\":\"no\"}", "null");
        String probable =
                CHUNK.replace(
                        "\"delta\"", "\"logprobs\":{\"content\":[{\"token\":\"%s\"}]},\"delta\"");
        String stream =
                refused
                        + probable.formatted("a", "{\"content\":\"a\"}", "null")
                        + probable.formatted("b", "{\"content\":\"b\"}", "\"stop\"");
        // When
        JsonNode choice = Exchange.json(told(stream)).at("/choices/0");
        // Then
        assertEquals("no", choice.at("/message/refusal").asText());
        assertEquals(
                Exchange.json(
                        "{\"content\":[{\"token\":\"a\"},{\"token\":\"b\"}],\"refusal\":null}"),
                choice.at("/logprobs"));
    }

    @Test
    void aCallInTheOlderFormIsPutTogether() {
        // Given
        String stream =
                CHUNK.formatted("{\"function_call\":{\"name\":\"f\",\"arguments\":\"{\"}}", "null")
                        + CHUNK.formatted(
                                "{\"function_call\":{\"arguments\":\"}\"}}", "\"function_call\"");
        // When
        String told = told(stream);
        // Then
        assertEquals(
                Exchange.json("{\"name\":\"f\",\"arguments\":\"{}\"}"),
                Exchange.json(told).at("/choices/0/message/function_call"));
    }

    @Test
    void aCallWithoutANameBreaksTheAnswer() {
        assertInstanceOf(
                Dialect.Verdict.Broken.class,
                whole(
                        CHUNK.formatted(
                                "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]}",
                                "\"tool_calls\"")));
    }

    @Test
    void callsWithoutIndexesAreToldApartByTheirIds() {
        // Given
        String call =
                "{\"tool_calls\":[{\"id\":\"%s\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}";
        String more = "{\"tool_calls\":[{\"function\":{\"arguments\":\"}\"}}]}";
        String stream =
                CHUNK.formatted(call.formatted("x"), "null")
                        + CHUNK.formatted(more, "null")
                        + CHUNK.formatted(call.formatted("y"), "null")
                        + CHUNK.formatted(more, "\"tool_calls\"");
        // When
        String told = told(stream);
        // Then
        assertEquals(
                Exchange.json(
                        "[{\"id\":\"x\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},{\"id\":\"y\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]"),
                Exchange.json(told).at("/choices/0/message/tool_calls"));
    }
}
