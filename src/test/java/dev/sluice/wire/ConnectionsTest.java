package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.kit.Loopback;
import dev.sluice.kit.RawClient;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callers who do not read an answer that is whole (reliability.md R6).
@Timeout(30)
class ConnectionsTest {

    private static final int LARGE = 16 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final Connections connections = new Connections();
    private final CompletableFuture<Context> answered = new CompletableFuture<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = Loopback.listen(vertx, this::answer);
    }

    @AfterEach
    void stop() throws Exception {
        Loopback.close(vertx);
    }

    private void answer(HttpServerRequest request) {
        connections.met(request);
        request.connection().closeHandler(_ -> closed.complete("closed"));
        request.response().end(Buffer.buffer(new byte[LARGE]));
        Context loop = vertx.getOrCreateContext();
        loop.runOnContext(_ -> answered.complete(loop));
    }

    private RawClient asking() throws Exception {
        RawClient client =
                RawClient.narrow(URI.create("http://127.0.0.1:" + server.actualPort()))
                        .send("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
        client.head();
        return client;
    }

    /// Returns when it has been looked.
    private void look() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Context loop = answered.get(10, TimeUnit.SECONDS);
        connections.look(() -> {});
        loop.runOnContext(_ -> done.complete(null));
        done.get(10, TimeUnit.SECONDS);
    }

    private void look(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            look();
        }
    }

    @Test
    void whoTakesNothingIsClosed() throws Exception {
        try (RawClient _ = asking()) {
            // When
            while (!closed.isDone()) {
                look();
            }
            // Then
            assertEquals("closed", closed.get());
        }
    }

    @Test
    void notBeforeHisTime() throws Exception {
        try (RawClient _ = asking()) {
            // When
            look(Connections.LOOKS);
            // Then
            assertFalse(closed.isDone());
        }
    }

    @Test
    void whoReadsSlowlyIsLeftInPeace() throws Exception {
        try (RawClient client = asking()) {
            // When
            for (int i = 0; i < 3; i++) {
                look(Connections.LOOKS - 1);
                client.bytes(4 << 20);
            }
            look(1);
            // Then
            assertFalse(closed.isDone());
        }
    }

    /// Between two answers of the same size.
    @Test
    void whoTookAllOfItInBetweenBeginsAnew() {
        // Given
        Connections.Caller caller = new Connections.Caller(null);
        for (int i = 0; i < Connections.LOOKS; i++) {
            caller.looked(7);
        }
        if (caller.isDue(false)) {
            caller.looked(0);
        }
        // When
        boolean late = caller.looked(7);
        // Then
        assertFalse(late);
    }

    @Test
    void anIdleConnectionIsLeftInPeace() throws Exception {
        try (RawClient client = asking()) {
            client.bytes(LARGE);
            // When
            look(3 * Connections.LOOKS);
            // Then
            assertFalse(closed.isDone());
        }
    }
}
