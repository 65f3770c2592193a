package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A stream starts again elsewhere until its first content, and never after it.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class StreamFailoverJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    static List<Arguments> streamFailures() {
        return List.of(
                Arguments.of("500", Script.error(500, "x")),
                Arguments.of(
                        "first frame an error", Script.events().event(Chunks.error(500)).done()),
                Arguments.of(
                        "role, then an error",
                        Script.events().event(Chunks.role()).event(Chunks.error(503))),
                Arguments.of("role, then a reset", Script.events().event(Chunks.role()).reset()),
                Arguments.of("role, then an end", Script.events().event(Chunks.role())),
                Arguments.of("JSON instead", Script.ok(Chunks.whole("a", 1, 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streamFailures")
    void retry5_aStreamStartsAgainBeforeTheFirstContent(String what, Script failure)
            throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(failure);
        stage.second().always(Script.chat("saved"));
        // When
        Stage.Streamed stream = stage.stream(streaming("r" + route));
        // Then
        assertTrue(
                stream.head().contains("x-sluice-model: f" + route)
                        && stream.body().contains("saved"),
                stream.toString());
    }

    @Test
    void retry5_nothingIsRetriedAfterTheFirstContent() throws Exception {
        // Given
        stage.up().always(Script.events().event(Chunks.content("Hello")).reset());
        stage.second().always(Script.chat("saved"));
        // When
        String body = stage.stream(streaming("r" + stage.route())).body();
        // Then
        assertEquals(
                "true false 0",
                body.contains("Hello")
                        + " "
                        + body.contains("saved")
                        + " "
                        + stage.second().seen().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-byte", "first-token"})
    void flow3_retry4_aClockBeforeTheFirstContentFailsOver(String clock) throws Exception {
        // Given
        Script events = Script.events();
        stage.up()
                .always((clock.equals("first-byte") ? events : events.event(Chunks.role())).hang());
        stage.second().always(Script.chat("saved"));
        // When
        String head = stage.stream(streaming("from-" + clock)).head();
        // Then
        assertTrue(head.contains("x-sluice-model: spare"), head);
    }

    @Test
    void flow3_retry4_theTotalClockOfAWholeAnswerFailsOver() {
        // Given
        stage.up().always(Script.silent());
        stage.second().always(Script.ok(Chunks.whole("saved", 1, 1)));
        // When
        Response answer = stage.ask(chat("from-total"));
        // Then
        answer.then().statusCode(200).header("x-sluice-model", "spare");
    }

    @Test
    void callersMayWantNoFallback() throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(Script.error(500, "x"));
        stage.second().always(Script.chat("saved"));
        // When
        Stage.Streamed stream = stage.stream(streaming("r" + route), "x-sluice-fallback: none");
        // Then
        assertEquals(
                "true 0",
                stream.head().startsWith("HTTP/1.1 502 ") + " " + stage.second().seen().size(),
                stream.head());
    }
}
