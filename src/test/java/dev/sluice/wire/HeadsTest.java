package dev.sluice.wire;

import static dev.sluice.wire.HeadsStage.ALL;
import static dev.sluice.wire.HeadsStage.GET;
import static dev.sluice.wire.HeadsStage.LATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Heads that drip in (reliability.md R6), on looks that the test makes.
@Timeout(30)
class HeadsTest {

    private static final String POST = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 6\r\n\r\n";

    private HeadsStage stage;

    @BeforeEach
    void listen() throws Exception {
        stage =
                new HeadsStage(request ->
                        request.body()
                                .onSuccess(body -> request.response().end("ok " + body.length())));
    }

    @AfterEach
    void stop() throws Exception {
        stage.close();
    }

    /// The answer to a whole request on a connection that is kept.
    private static String answered(RawClient client) throws Exception {
        client.head();
        return new String(client.bytes(4), StandardCharsets.UTF_8);
    }

    @Test
    void aHeadThatDripsIsAnsweredAndItsConnectionClosed() throws Exception {
        try (RawClient client = stage.client().send("GET / HTTP/1.1\r\nx: ")) {
            // When
            for (int i = 0; i < ALL; i++) {
                client.send("y");
                stage.heard();
                stage.look(1);
            }
            // Then
            assertEquals(LATE, client.rest());
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws Exception {
        try (RawClient client = stage.client()) {
            // When
            stage.look(ALL);
            // Then
            assertTrue(client.closed());
        }
    }

    @Test
    void notBeforeItsTime() throws Exception {
        try (RawClient client = stage.client().send("GET / HT")) {
            stage.look(ALL - 1);
            // When
            client.send(GET.substring("GET / HT".length()));
            // Then
            assertEquals("ok 0", answered(client));
        }
    }

    @Test
    void aConnectionThatIsKeptMayRest() throws Exception {
        try (RawClient client = stage.client().send(GET)) {
            answered(client);
            stage.lookOn();
            // When
            client.send(GET);
            // Then
            assertEquals("ok 0", answered(client));
        }
    }

    @Test
    void theNextHeadOfAConnectionThatIsKeptMayNotDrip() throws Exception {
        try (RawClient client = stage.client().send(GET)) {
            answered(client);
            stage.lookOn();
            // When
            client.send("G");
            stage.look(ALL);
            // Then
            assertEquals(LATE, client.rest());
        }
    }

    @Test
    void headsThatComeByteByByteAreReadAndStillWatched() throws Exception {
        try (RawClient client = stage.client()) {
            for (int i = 0; i < GET.length(); i++) {
                client.send(GET.substring(i, i + 1));
            }
            String first = answered(client);
            stage.lookOn();
            // When
            client.send("G");
            stage.look(ALL);
            // Then
            assertEquals("ok 0 " + LATE, first + " " + client.rest());
        }
    }

    @Test
    void aBodyThatRestsIsNoHead() throws Exception {
        try (RawClient client = stage.client().send(POST + "abc")) {
            stage.heard();
            stage.lookOn();
            client.send("d");
            stage.lookOn();
            // When
            client.send("ef");
            // Then
            assertEquals("ok 6", answered(client));
        }
    }

    @Test
    void requestsSentTogetherAreAnswered() throws Exception {
        try (RawClient client = stage.client().send(POST + "abcdef" + GET + GET)) {
            String three = answered(client) + answered(client) + answered(client);
            // When
            stage.lookOn();
            client.send(GET);
            // Then
            assertEquals("ok 6ok 0ok 0ok 0", three + answered(client));
        }
    }

    @Test
    void aHeadThatRestsDoesNotEndTheAnswerBeforeIt() throws Exception {
        try (RawClient client = stage.client().send("GET /held HTTP/1.1\r\nhost: x\r\n\r\n")) {
            HttpServerRequest before = stage.held();
            client.send("GET");
            stage.look(2 * ALL);
            // When
            var _ = before.response().end(", and the end");
            // Then
            client.head();
            assertEquals("so far, and the end", client.chunks());
            stage.lookOn();
            assertEquals(LATE, client.rest());
        }
    }
}
