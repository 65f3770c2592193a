package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams that end well: their bytes, their order, their framing.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class StreamJourneyTest {

    private static final String WHOLE =
            "data: "
                    + Chunks.role()
                    + "\n\ndata: "
                    + Chunks.content("a")
                    + "\n\ndata: "
                    + Chunks.finish("stop")
                    + "\n\ndata: [DONE]\n\n";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    /// The bytes of [#WHOLE] as a model of that name answers them.
    private static String named(String model, String stream) {
        return stream.replace("\"model\":\"fake\"", "\"model\":\"" + model + "\"");
    }

    private static Script written(String text) {
        return Script.events().piece(text);
    }

    @Test
    void sse1_headersSayThatItIsAStream() throws Exception {
        // Given
        stage.up().always(Script.chat("a"));
        // When
        String head = stage.stream(streaming(stage.model())).head().toLowerCase(Locale.ROOT);
        // Then
        assertTrue(
                head.startsWith("http/1.1 200 ")
                        && head.contains("content-type: text/event-stream")
                        && head.contains("cache-control: no-cache")
                        && head.contains("x-accel-buffering: no")
                        && !head.contains("content-length")
                        && !head.contains("content-encoding"),
                head);
    }

    @Test
    void sse2_anEventLeavesAsSoonAsItIsWhole() throws Exception {
        // Given
        Gate gate = new Gate();
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.content("first"))
                                .hold(gate)
                                .event(Chunks.finish("stop"))
                                .done());
        // When
        try (RawClient client = stage.send(Stage.CHAT, streaming(stage.model()))) {
            String seen = client.until("\n\n");
            gate.open();
            // Then
            assertTrue(seen.contains("first") || client.until("\n\n").contains("first"));
        }
    }

    @Test
    void sse3_doneComesOnceAndLast() throws Exception {
        // Given
        stage.up().always(Script.chat("a").done());
        // When
        String body = stage.stream(streaming(stage.model())).body();
        // Then
        assertEquals(body.indexOf("data: [DONE]\n\n"), body.length() - "data: [DONE]\n\n".length());
    }

    @Test
    void sse4_addsDoneWhenEveryChoiceFinished() throws Exception {
        // Given
        stage.up()
                .always(Script.events().event(Chunks.content("a")).event(Chunks.finish("length")));
        // When
        String body = stage.stream(streaming(stage.model())).body();
        // Then
        assertTrue(body.endsWith("\"finish_reason\":\"length\"}]}\n\ndata: [DONE]\n\n"), body);
    }

    @Test
    void sse5_idAndRetryLinesAreNotPassedOn() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(written(WHOLE.replace("data: {", "id: 7\nretry: 9\nevent: x\ndata: {")));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(named(model, WHOLE), body);
    }

    @Test
    void sse7_errorNullIsTakenOut() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(written(WHOLE.replace("{\"id\"", "{\"error\":null,\"id\"")));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(named(model, WHOLE), body);
    }

    @Test
    void sse10_commentsOfTheUpstreamAreNeverData() throws Exception {
        // Given
        String model = stage.model();
        String comment = ": OPENROUTER PROCESSING\n\n";
        stage.up().always(written(comment + WHOLE.replace("\n\n", "\n\n" + comment)));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(named(model, WHOLE), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void sse11_linesMayEndInEachWay(String end) throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(written("\uFEFF" + WHOLE.replace("\n", end)));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(named(model, WHOLE), body);
    }

    @Test
    void sse12_aStreamCutAtEveryByteIsTheSame() throws Exception {
        // Given
        String model = stage.model();
        String text = WHOLE.replace("\"a\"", "\"한글 \uD83D\uDE00\"");
        Script script = Script.events();
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            script = script.piece(new byte[] {b});
        }
        stage.up().always(script);
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(named(model, text), body);
    }

    @Test
    void sse17_untouchedEventsAreByteIdentical() throws Exception {
        // Given
        String odd =
                "data: { \"choices\" : [ {\"delta\":{\"content\":\"\\u00e9\\/\"}, \"index\":0 } ],\"n\":1.0,\"z\":[1e0] , \"model\":\"same\"}\n\n";
        String all = odd + WHOLE.replace("\"fake\"", "\"same\"");
        stage.up().always(written(all));
        // When
        String body = stage.stream(streaming("same")).body();
        // Then
        assertEquals(all, body);
    }

    @Test
    void sse18_anEventThatIsNotJsonPassesAsItIs() throws Exception {
        // Given
        stage.up().always(written("data: what is this\n\n" + WHOLE));
        String model = stage.model();
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals("data: what is this\n\n" + named(model, WHOLE), body);
    }

    @Test
    void sse19_aLastEventWithoutItsBlankLineIsDispatched() throws Exception {
        // Given
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.content("a"))
                                .piece("data: " + Chunks.finish("stop")));
        String model = stage.model();
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertTrue(
                body.endsWith(
                        Chunks.finish("stop").replace("\"fake\"", "\"" + model + "\"")
                                + "\n\ndata: [DONE]\n\n"),
                body);
    }

    @Test
    void sse22_severalDataLinesBecomeOne() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(written(WHOLE.replace(",\"object\"", ",\ndata: \"object\"")));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(named(model, WHOLE).replace(",\"object\"", ", \"object\""), body);
    }

    @Test
    void sse15_aJsonErrorToAStreamKeepsItsStatus() {
        // Given
        stage.up().always(Script.error(400, "unsupported_value"));
        // When
        Response answer = stage.ask(streaming(stage.model()));
        // Then
        answer.then()
                .statusCode(400)
                .contentType("application/json")
                .body("error.code", equalTo("unsupported_value"));
    }

    @Test
    void sse15_aJsonAnswerToAStreamIs502() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        Response answer = stage.ask(streaming(stage.model()));
        // Then
        answer.then().statusCode(502).body("error.code", equalTo("upstream_error"));
    }

    @Test
    void chunk1_chunk3_chunk4_eachChunkIsTheUpstreamsButForTheModel() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(written(WHOLE));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(named(model, WHOLE), body);
    }

    @Test
    void chunk5_chunk9_obfuscationRefusalsAndLogprobsPass() throws Exception {
        // Given
        String model = stage.model();
        String rich =
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"refusal\":\"no\"},\"logprobs\":{\"content\":null,\"refusal\":[{\"token\":\"no\"}]},\"finish_reason\":null}],\"obfuscation\":\"xK9\"}\n\n";
        stage.up().always(written(rich + WHOLE));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(rich + named(model, WHOLE), body);
    }

    @Test
    void chunk6_anEmptyChoicesChunkBeforeTheFirstTokenIsForwarded() throws Exception {
        // Given
        String model = stage.model();
        String filter =
                "data: {\"choices\":[],\"prompt_filter_results\":[{\"prompt_index\":0}]}\n\n";
        stage.up().always(written(filter + WHOLE));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(filter + named(model, WHOLE), body);
    }

    @Test
    void tool8_argumentFragmentsPassByteForByte() throws Exception {
        // Given
        String model = stage.model();
        String call =
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]},\"finish_reason\":null}]}\n\n"
                        + "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\": \\\"\\\\\\\\u00e9\"}}]},\"finish_reason\":null}]}\n\n"
                        + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n";
        stage.up().always(written(call));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(call, body);
    }

    @Test
    void n1_interleavedChoicesAreWholeWhenEachHasEnded() throws Exception {
        // Given
        String model = stage.model();
        String two =
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}\n\n"
                        + "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n\n"
                        + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
        stage.up().always(written(two));
        // When
        String body = stage.stream(streaming(model, "\"n\":2")).body();
        // Then
        assertEquals(two + "data: [DONE]\n\n", body);
    }

    @Test
    void echo1_everyChunkNamesTheModelAsTheCallerDid() throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(written(WHOLE));
        // When
        String body = stage.stream(streaming("r" + route)).body();
        // Then
        assertEquals(named("r" + route, WHOLE), body);
    }

    @Test
    void chunk7_theFirstTokenIsTheFirstContent() throws Exception {
        // Given
        Gate gate = new Gate();
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.role())
                                .hold(gate)
                                .event(Chunks.finish("stop"))
                                .done());
        try (RawClient client = stage.send(Stage.CHAT, streaming(stage.model()))) {
            gate.awaitReached();
            boolean saidNothing = Stage.count("sluice.streams.open") == 0;
            // When
            gate.open();
            client.until("[DONE]");
            // Then
            assertTrue(saidNothing);
        }
    }

    @Test
    void sse20_aStreamIsCountedAsWholeByItsFinishReasons() throws Exception {
        // Given
        String model = stage.fresh();
        stage.up().always(Script.events().event(Chunks.content("a")).event(Chunks.finish("stop")));
        // When
        stage.stream(streaming(model));
        // Then
        assertEquals(1.0, Stage.ended(model, "2xx", "none"));
    }

    @Test
    void sse7_noChunkOfAWholeStreamHasAnErrorKey() throws Exception {
        // Given
        stage.up().always(Script.chat("a", "b"));
        // When
        String body = stage.stream(streaming(stage.model())).body();
        // Then
        assertFalse(body.contains("\"error\""));
    }
}
