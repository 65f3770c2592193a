package dev.sluice.wire;

import static dev.sluice.wire.HeadsStage.ALL;
import static dev.sluice.wire.RawFrames.GOAWAY;
import static dev.sluice.wire.RawFrames.PREFACE;
import static dev.sluice.wire.RawFrames.WHOLE;
import static dev.sluice.wire.RawFrames.answered;
import static dev.sluice.wire.RawFrames.field;
import static dev.sluice.wire.RawFrames.frame;
import static dev.sluice.wire.RawFrames.head;
import static dev.sluice.wire.RawFrames.headers;
import static dev.sluice.wire.RawFrames.last;
import static dev.sluice.wire.RawFrames.next;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.RawClient;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Heads that rest over HTTP/2 (reliability.md R6), on looks that the test makes.
@Timeout(30)
class FramesTest {

    private HeadsStage stage;

    @BeforeEach
    void listen() throws Exception {
        stage = new HeadsStage(request -> request.response().end("ok"));
    }

    @AfterEach
    void stop() throws Exception {
        stage.close();
    }

    /// Returns when the server speaks HTTP/2 too.
    private RawClient http2() throws Exception {
        RawClient client = stage.client().send(PREFACE);
        next(client);
        return client;
    }

    @Test
    void aConnectionThatAsksNothingIsEnded() throws Exception {
        try (RawClient client = http2()) {
            // When
            stage.look(ALL);
            // Then
            assertEquals(GOAWAY, last(client));
        }
    }

    @Test
    void aHeadThatDripsEndsItsConnection() throws Exception {
        try (RawClient client = http2().send(headers(WHOLE, 1, head("/")))) {
            answered(client);
            stage.lookOn();
            client.send(headers(0, 3, head("/")));
            // When
            for (int i = 0; i < ALL; i++) {
                client.send(frame(Http2FrameTypes.CONTINUATION, 0, 3, field("x", "y")));
                stage.heard();
                stage.look(1);
            }
            // Then
            assertEquals(GOAWAY, last(client));
        }
    }

    @Test
    void aFrameThatStopsInTheMiddleEndsItsConnection() throws Exception {
        try (RawClient client = http2().send(headers(WHOLE, 1, head("/")))) {
            answered(client);
            stage.lookOn();
            client.send(headers(WHOLE, 3, head("/")).substring(0, 20));
            stage.heard();
            // When
            stage.look(ALL);
            // Then
            assertEquals(GOAWAY, last(client));
        }
    }

    @Test
    void headsThatComeInPiecesAreRead() throws Exception {
        try (RawClient client = http2().send(headers(0, 1, head("/").substring(0, 10)))) {
            stage.heard();
            stage.look(ALL - 1);
            // When
            String rest = frame(Http2FrameTypes.CONTINUATION, WHOLE, 1, head("/").substring(10));
            for (int i = 0; i < rest.length(); i++) {
                client.send(rest.substring(i, i + 1));
            }
            // Then
            assertEquals("ok", answered(client));
        }
    }

    @Test
    void eachHeadHasItsOwnTime() throws Exception {
        String first = headers(WHOLE, 1, head("/"));
        String second = headers(WHOLE, 3, head("/"));
        try (RawClient client = http2().send(first.substring(0, 20))) {
            stage.heard();
            stage.look(ALL - 1);
            client.send(first.substring(20) + second.substring(0, 20));
            answered(client);
            stage.look(ALL - 1);
            // When
            client.send(second.substring(20));
            // Then
            assertEquals("ok", answered(client));
        }
    }

    @Test
    void aHeadThatRestsDoesNotEndTheAnswerOfAnother() throws Exception {
        try (RawClient client = http2().send(headers(WHOLE, 1, head("/held")))) {
            HttpServerRequest first = stage.held();
            client.send(headers(0, 3, head("/")));
            stage.heard();
            stage.look(2 * ALL);
            // When
            var _ = first.response().end(", and the end");
            // Then
            assertEquals("so far, and the end", answered(client) + answered(client));
            stage.look(ALL);
            assertEquals(GOAWAY, last(client));
        }
    }
}
