package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import dev.sluice.wire.Flow;
import dev.sluice.wire.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a stream ends on its caller's connection.
@Timeout(30)
class StreamTest {

    private static final Flow NOTHING =
            new Flow() {
                @Override
                public void to(Sink sink) {}

                @Override
                public void pause() {}

                @Override
                public void resume() {}
            };

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// A caller whose answer goes so, after one frame and its head.
    private RawClient caller(Consumer<Stream> story) throws IOException {
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(request -> {
                            request.response().setChunked(true);
                            Stream stream =
                                    new Stream(
                                            request.response(),
                                            NOTHING,
                                            vertx,
                                            0,
                                            why -> Shape.OPENAI.event(why, "r"));
                            stream.write(Buffer.buffer("data: a\n\n"));
                            story.accept(stream);
                        })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        RawClient client = RawClient.to(URI.create("http://127.0.0.1:" + server.actualPort()));
        client.post("/", "{}");
        client.head();
        client.chunk();
        return client;
    }

    @Test
    void aCutClosesTheConnectionWithoutAnotherWord() throws IOException {
        try (RawClient client = caller(Stream::cut)) {
            assertTrue(client.closed());
        }
    }

    @Test
    void aCutIsNoProperEnd() throws IOException {
        try (RawClient client = caller(Stream::cut)) {
            assertThrows(IOException.class, client::chunk);
        }
    }

    @Test
    void anEndSaysItsLastFramesAndKeepsTheConnection() throws IOException {
        try (RawClient client = caller(stream -> stream.end(Buffer.buffer("data: [DONE]\n\n")))) {
            assertEquals("data: [DONE]\n\n", client.chunks());
        }
    }

    @Test
    void sse6_aFailureIsOneErrorEventAndAPoliteEnd() throws IOException {
        Refusal why = new Refusal.Upstream("stream_interrupted", "it broke", 0, true);
        try (RawClient client = caller(stream -> stream.fail(why))) {
            assertEquals(
                    "data: {\"error\":{\"message\":\"it broke\",\"type\":\"server_error\",\"param\":null,\"code\":\"upstream_error\"}}\n\n",
                    client.chunks());
        }
    }
}
