package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Streams that end badly. Before the first content the caller gets a status; after it, one error
/// event that every SDK raises on, no `[DONE]`, and an orderly end.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class BrokenStreamJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    /// What goes wrong after the first content.
    static List<Arguments> endings() {
        return List.of(
                Arguments.of("an error frame", Scripts.said().event(Chunks.error(500))),
                Arguments.of(
                        "an error frame, then DONE",
                        Scripts.said().event(Chunks.error(500)).done()),
                Arguments.of(
                        "an error event",
                        Scripts.said().piece("event: error\ndata: {\"message\":\"x\"}\n\n")),
                Arguments.of(
                        "half a frame, then a reset", Scripts.said().piece("data: {\"cho").reset()),
                Arguments.of("half a frame, then an end", Scripts.said().piece("data: {\"cho")),
                Arguments.of("a close before the last chunk", Scripts.said().close()),
                Arguments.of("a close after a whole event", Scripts.aborted("stop").close()),
                Arguments.of("a reset after a whole event", Scripts.aborted("stop").reset()),
                Arguments.of("no finish reason", Scripts.said()),
                Arguments.of("no finish reason, then DONE", Scripts.said().done()),
                Arguments.of("finish reason abort", Scripts.aborted("abort").done()),
                Arguments.of("finish reason error", Scripts.aborted("error").done()),
                Arguments.of("garbage for a chunk size", Scripts.said().garbage()),
                Arguments.of("an event of 3 MB", Scripts.said().piece("data: ").flood(3 << 20)),
                Arguments.of("a line of 100 MB", Scripts.said().piece("data: ").flood(100 << 20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void sse6_sse13_sse14_sse20_sse21_aFailureAfterContentIsOneErrorEvent(
            String what, Script script) throws Exception {
        // Given
        String model = stage.fresh();
        stage.up().always(script);
        // When
        Stage.Streamed stream = stage.stream(streaming(model));
        // Then
        String[] events = stream.body().split("\n\n");
        JsonObject error =
                new JsonObject(events[events.length - 1].substring(6)).getJsonObject("error");
        assertEquals(
                "true true false 1.0",
                stream.body().contains("Hello")
                        + " "
                        + error.fieldNames()
                                .containsAll(List.of("message", "type", "param", "code"))
                        + " "
                        + stream.body().contains("[DONE]")
                        + " "
                        + Stage.ended(model, "interrupted", "stream_interrupted"),
                stream.body());
    }

    /// What goes wrong before it.
    static Stream<Arguments> beginnings() {
        Script role = Script.events().event(Chunks.role());
        return Stream.of(
                Arguments.of("an error frame", role.event(Chunks.error(500)), 502),
                Arguments.of("an error frame that says 503", role.event(Chunks.error(503)), 503),
                Arguments.of("an error frame that says 400", role.event(Chunks.error(400)), 400),
                Arguments.of(
                        "an error frame, then DONE",
                        Script.events().event(Chunks.error(500)).done(),
                        502),
                Arguments.of("half a frame, then a reset", role.piece("data: {\"cho").reset(), 502),
                Arguments.of("half a frame, then an end", role.piece("data: {\"cho"), 502),
                Arguments.of("a close before the last chunk", role.close(), 502),
                Arguments.of("DONE at once", Script.events().done(), 502),
                Arguments.of("nothing at all", Script.events(), 502),
                Arguments.of("comments only", Script.events().piece(": x\n\n"), 502),
                Arguments.of("finish reason abort", role.event(Chunks.finish("abort")), 502),
                Arguments.of(
                        "a line of 100 MB", Script.events().piece("data: ").flood(100 << 20), 502),
                Arguments.of("garbage for a chunk size", role.garbage(), 502));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beginnings")
    void sse23_aFailureBeforeContentIsAStatus(String what, Script script, int status) {
        // Given
        stage.up().always(script);
        // When
        Response answer = stage.ask(streaming(stage.model()));
        // Then
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .body("error.type", equalTo("server_error"));
    }

    @Test
    void sse14_countsTheUpstreamsFailure() throws Exception {
        // Given
        String model = stage.fresh();
        stage.up().always(Scripts.said().event(Chunks.error(500)).done());
        // When
        stage.stream(streaming(model));
        // Then
        assertEquals(0.0, Stage.ended(model, "2xx", "none"));
    }

    @Test
    void sse4_aMissingFinishReasonIsAnErrorAlthoughDoneCame() throws Exception {
        // Given
        stage.up().always(Scripts.said().done());
        // When
        String body = stage.stream(streaming(stage.model())).body();
        // Then
        assertTrue(body.contains("ended before its answer did"), body);
    }

    @Test
    void sse6_theConnectionServesTheNextRequest() throws Exception {
        // Given
        stage.up().next(Scripts.said().reset(), Script.chat("again"));
        String json = streaming(stage.model());
        try (RawClient client = stage.send(Stage.CHAT, json)) {
            client.head();
            client.chunks();
            // When
            client.post(Stage.CHAT, json, "authorization: Bearer " + stage.key());
            client.head();
            // Then
            assertTrue(client.chunks().contains("again"));
        }
    }

    @Test
    void sse13_anUpstreamThatNeverEndsItsLineIsCutOff() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Scripts.said().piece("data: ").flood(100 << 20));
        // When
        stage.stream(streaming(model));
        // Then
        stage.up().take().gone().get(10, java.util.concurrent.TimeUnit.SECONDS);
    }
}
