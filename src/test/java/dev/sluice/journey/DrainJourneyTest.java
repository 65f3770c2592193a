package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.load.Drain;
import dev.sluice.upstream.Upstreams;
import dev.sluice.wire.Connections;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What callers feel of a shutdown, phase by phase, in a gateway of its own (reliability.md R44). A
/// drain has no way back: so these tests have an order.
@QuarkusTest
@WithTestResource(
        value = World.class,
        initArgs = @ResourceArg(name = "sluice.drain.delay", value = "1h"))
@TestMethodOrder(OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class DrainJourneyTest {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final Gate gate = new Gate();
    private RawClient ends;
    private RawClient stays;
    private String dismissed;
    Stage stage;
    @Inject Drain drain;
    @Inject Connections connections;
    @Inject Upstreams upstreams;

    @TestHTTPResource(value = "/health/ready", management = true)
    String ready;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    private void leave() {
        if (!drain.leaving()) {
            drain.signalled(System.nanoTime());
            connections.leave();
        }
    }

    /// With two streams under way.
    private void close() throws Exception {
        leave();
        if (!drain.closed()) {
            stage.up().always(held(gate));
            ends = begun(stage.fresh());
            stage.up().always(held(new Gate()));
            dismissed = stage.fresh();
            stays = begun(dismissed);
            drain.at(System.nanoTime() + HOUR, 2, false);
        }
    }

    private RawClient begun(String model) throws Exception {
        RawClient client = stage.send(Stage.CHAT, streaming(model));
        client.until("one");
        return client;
    }

    private static Script held(Gate gate) {
        return Script.events()
                .event(Chunks.role())
                .event(Chunks.content("one"))
                .hold(gate)
                .event(Chunks.content("two"))
                .event(Chunks.finish("stop"))
                .done();
    }

    @Test
    @Order(1)
    void isReadyUntilItIsTold() {
        // When
        Response answer = RestAssured.get(ready);
        // Then
        assertEquals(200, answer.statusCode());
    }

    @Test
    @Order(3)
    void readinessFallsAtOnce() {
        // Given
        leave();
        // When
        Response answer = RestAssured.get(ready);
        // Then
        assertEquals(503, answer.statusCode());
    }

    @Test
    @Order(3)
    void duringTheDelayCallsAreAnsweredAndSentElsewhere() throws Exception {
        // Given
        leave();
        try (RawClient client = stage.send(Stage.CHAT, chat("same"))) {
            // When
            String head = client.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 200 ") && head.contains("connection: close"));
            assertTrue(client.rest().contains("\"usage\""), "and the server closes after it");
        }
    }

    @Test
    @Order(3)
    void aStreamSaysGoodbyeInItsHead() throws Exception {
        // Given
        leave();
        stage.up().always(Script.chat("a"));
        try (RawClient client = stage.send(Stage.CHAT, streaming("same"))) {
            // When
            String head = client.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 200 ") && head.contains("connection: close"));
            assertTrue(client.rest().contains("[DONE]"));
        }
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(strings = {Stage.CHAT, "/v1/routing/d/feedback"})
    void afterTheDelayNewCallsAreRefused(String path) throws Exception {
        // Given
        close();
        // When
        Response answer = stage.post(path, chat("same"));
        // Then
        answer.then()
                .statusCode(503)
                .header("retry-after", "1")
                .header("connection", "close")
                .body("error.code", equalTo("draining"));
    }

    @Test
    @Order(4)
    void aRefusedCallIsCounted() throws Exception {
        // Given
        close();
        double before = Stage.count("sluice.requests", "status", "5xx", "error_type", "draining");
        // When
        stage.ask(chat("same"));
        // Then
        double after = Stage.count("sluice.requests", "status", "5xx", "error_type", "draining");
        assertEquals(1, after - before);
    }

    @Test
    @Order(5)
    void streamsUnderWayRunToTheirEnd() throws Exception {
        // When
        gate.open();
        // Then
        assertTrue(ends.until("[DONE]").contains("two"));
    }

    @Test
    @Order(6)
    void whatIsLeftAtTheLimitGetsOneErrorEventAndNoDone() throws Exception {
        // When
        upstreams.dismiss();
        // Then
        String rest = stays.rest();
        assertTrue(rest.contains("data: {\"error\":") && rest.contains("\"draining\""), rest);
        assertFalse(rest.contains("[DONE]") || rest.contains("two"), rest);
        Stage.await(() -> Stage.ended(dismissed, "interrupted", "draining") == 1, "its count");
    }
}
