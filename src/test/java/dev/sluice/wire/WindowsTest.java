package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.kit.Loopback;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callers over HTTP/2 who do not read an answer that is whole (reliability.md R6).
@Timeout(30)
class WindowsTest {

    private static final int LARGE = 1 << 20;

    private static final int HALF = 32 << 10;

    /// The connection's, wider than what two streams leave unread.
    private static final int ALL = 8 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final Connections connections = new Connections();
    private final AtomicInteger cut = new AtomicInteger();
    private final CompletableFuture<Context> loop = new CompletableFuture<>();
    private HttpServer server;
    private HttpClient client;

    @BeforeEach
    void listen() throws Exception {
        server = Loopback.listen(vertx, this::answer);
        client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setProtocolVersion(HttpVersion.HTTP_2)
                                .setHttp2ClearTextUpgrade(false)
                                .setHttp2MaxPoolSize(1)
                                .setHttp2ConnectionWindowSize(ALL));
    }

    @AfterEach
    void stop() throws Exception {
        Loopback.close(vertx);
    }

    private void answer(HttpServerRequest request) {
        if (!loop.isDone()) {
            connections.met(request);
            loop.complete(vertx.getOrCreateContext());
        }
        int length = request.path().equals("/") ? LARGE : 1;
        request.response().end(Buffer.buffer(new byte[length]));
    }

    private static <T> T done(Future<T> step) throws Exception {
        return step.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /// An answer of which nothing is read yet.
    private HttpClientResponse unread() throws Exception {
        return asked("/", answer -> Future.succeededFuture(answer.pause()));
    }

    /// On an event loop: another thread may come too late for what an answer holds.
    private <T> T asked(String at, Function<HttpClientResponse, Future<T>> to) throws Exception {
        Promise<T> told = Promise.promise();
        vertx.runOnContext(_ ->
                client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", at)
                        .compose(HttpClientRequest::send)
                        .compose(to)
                        .onComplete(told));
        return done(told.future());
    }

    private static CompletableFuture<String> end(HttpClientResponse answer) {
        CompletableFuture<String> end = new CompletableFuture<>();
        answer.exceptionHandler(why ->
                end.complete(why instanceof StreamResetException r ? "reset " + r.getCode() : "?"));
        answer.endHandler(_ -> end.complete("whole"));
        return end;
    }

    /// Returns when it has been looked so often.
    private void look(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            CompletableFuture<Void> looked = new CompletableFuture<>();
            connections.look(cut::incrementAndGet);
            loop.get(10, TimeUnit.SECONDS).runOnContext(_ -> looked.complete(null));
            looked.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void theStreamOfOneWhoTakesNothingIsReset() throws Exception {
        // Given
        CompletableFuture<String> end = end(unread());
        // When
        look(2 * Connections.LOOKS);
        // Then
        assertEquals("reset 8", end.get(10, TimeUnit.SECONDS));
    }

    @Test
    void itIsCountedOnce() throws Exception {
        // Given
        unread();
        // When
        look(3 * Connections.LOOKS);
        // Then
        assertEquals(1, cut.get());
    }

    @Test
    void notBeforeItsTime() throws Exception {
        // Given
        unread();
        // When
        look(Connections.LOOKS);
        // Then
        assertEquals(0, cut.get());
    }

    @Test
    void whoReadsSlowlyIsLeftInPeace() throws Exception {
        // Given
        HttpClientResponse answer = unread();
        CompletableFuture<String> end = end(answer);
        // When
        for (int i = 1; i <= 3; i++) {
            look(Connections.LOOKS - 1);
            read(answer);
        }
        look(1);
        // Then
        assertFalse(end.isDone());
    }

    /// More than half a window, which is when a client says that it has read; returns when the
    /// server has heard it.
    private void read(HttpClientResponse answer) throws Exception {
        AtomicInteger read = new AtomicInteger();
        CompletableFuture<Void> half = new CompletableFuture<>();
        answer.handler(part -> {
            if (read.addAndGet(part.length()) > HALF) {
                half.complete(null);
            }
        });
        answer.fetch(4);
        half.get(10, TimeUnit.SECONDS);
        asked("/small", HttpClientResponse::body);
    }

    @Test
    void theOtherStreamsOfItsConnectionGoOn() throws Exception {
        // Given
        CompletableFuture<String> stuck = end(unread());
        HttpClientResponse other = unread();
        CompletableFuture<String> end = end(other);
        look(Connections.LOOKS - 1);
        other.resume();
        end.get(10, TimeUnit.SECONDS);
        // When
        look(Connections.LOOKS);
        // Then
        assertEquals("reset 8 whole", stuck.get(10, TimeUnit.SECONDS) + " " + end.get());
    }

    @Test
    void aStreamThatWasReadToItsEndIsForgotten() throws Exception {
        // Given
        HttpClientResponse answer = unread();
        look(Connections.LOOKS - 1);
        Future<Buffer> body = answer.body();
        answer.resume();
        done(body);
        // When
        look(3 * Connections.LOOKS);
        // Then
        assertEquals(0, cut.get());
    }
}
