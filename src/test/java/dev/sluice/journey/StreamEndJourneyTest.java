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

/// How a stream begins and ends.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class StreamEndJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
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

    /// RFC 9110, 8.3.1: media types ignore case.
    @Test
    void sse1_anUpstreamMayWriteTheTypeOfAStreamInAnyCase() throws Exception {
        // Given
        stage.up()
                .always(
                        Script.status(200)
                                .header("content-type", "Text/Event-Stream; Charset=UTF-8")
                                .event(Chunks.content("a"))
                                .event(Chunks.finish("stop"))
                                .done());
        // When
        String body = stage.stream(streaming(stage.model())).body();
        // Then
        assertTrue(body.endsWith("data: [DONE]\n\n"), body);
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
