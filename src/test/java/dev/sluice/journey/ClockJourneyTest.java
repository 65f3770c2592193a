package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Upstreams that are too slow, by each of the clocks.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ClockJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void flow3_silenceInMidStreamNamesTheLimit() throws Exception {
        // Given
        Gate never = new Gate();
        stage.up().always(Scripts.said().hold(never));
        // When
        String body = stage.stream(streaming("by-idle")).body();
        // Then
        never.open();
        assertTrue(body.contains("idle limit") && body.contains("\"upstream_timeout\""), body);
    }

    @Test
    void flow3_aStreamThatTakesTooLongNamesTheLimit() throws Exception {
        // Given
        Gate never = new Gate();
        stage.up().always(Scripts.said().hold(never));
        // When
        String body = stage.stream(streaming("by-total")).body();
        // Then
        never.open();
        assertEquals(
                "true 1.0 1.0",
                body.contains("total limit")
                        + " "
                        + Stage.ended("by-total", "interrupted", "upstream_timeout")
                        + " "
                        + Stage.count("sluice.timeouts", "target", "by-total", "kind", "total"));
    }

    @Test
    void r4_aStreamThatIsAliveButSlowIsToldAndNotCut() throws Exception {
        // Given
        String more = "data: " + Chunks.content("b") + "\n\n";
        stage.up().always(Script.events().event(Chunks.content("a")).drip(more, 5));
        double before = slow();
        try (RawClient client = stage.send(Stage.CHAT, streaming("leisurely"))) {
            client.head();
            // When
            Stage.await(() -> slow() > before, "the slow stream");
            // Then
            client.until("\"b\"");
            assertEquals(1, slow() - before);
        }
    }

    private static double slow() {
        return Stage.count("sluice.timeouts", "target", "leisurely", "kind", "min_rate");
    }

    @Test
    void flow3_noFirstByteIs504() {
        // Given
        stage.up().always(Script.silent());
        // When
        Response answer = stage.ask(streaming("by-first-byte"));
        // Then
        answer.then()
                .statusCode(504)
                .body("error.code", equalTo("upstream_timeout"))
                .body("error.message", containsString("first_byte limit"));
    }

    @Test
    void flow3_chunk7_aRoleIsNoFirstTokenSoThatItsLimitRunsOut() {
        // Given
        stage.up().always(Script.events().event(Chunks.role()).hang());
        // When
        Response answer = stage.ask(streaming("by-first-token"));
        // Then
        answer.then()
                .statusCode(504)
                .header("x-should-retry", "false")
                .body("error.message", containsString("first_token limit"));
    }

    @Test
    void sse23_headersAloneAreNoFirstByte() {
        // Given
        stage.up().always(Script.events().piece(": queued\n\n").hang());
        // When
        Response answer = stage.ask(streaming("by-first-byte"));
        // Then
        answer.then().statusCode(504).body("error.message", containsString("first_byte limit"));
    }

    @Test
    void flow3_anIdleStreamThatHasSaidAllEndsWell() throws Exception {
        // Given
        stage.up().always(Scripts.aborted("stop").done().hang());
        // When
        String body = stage.stream(streaming("by-idle")).body();
        // Then
        assertTrue(body.endsWith("data: [DONE]\n\n"), body);
    }

    /// The answer begins while its first content is still to come.
    @Test
    void flow3_reasoningCountsAsTheFirstToken() throws Exception {
        // Given
        Gate gate = new Gate();
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.reasoning("hm"))
                                .hold(gate)
                                .event(Chunks.content("a"))
                                .event(Chunks.finish("stop"))
                                .done());
        try (RawClient client = stage.send(Stage.CHAT, streaming(stage.model()))) {
            // When
            String head = client.head();
            // Then
            gate.open();
            assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        }
    }
}
