package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Loopback;
import dev.sluice.kit.RawClient;
import dev.sluice.load.Drain;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Connections;
import dev.sluice.wire.Intakes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// For whom a shutdown waits (reliability.md R44), of a server that counts no calls itself.
@Timeout(30)
class ClosingTest {

    private static final int LIMIT = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final Intakes intakes = new Intakes(vertx, 16 << 20, Duration.ofSeconds(30), () -> 0);
    private final CompletableFuture<Long> whenHandedOn = new CompletableFuture<>();
    private final CompletableFuture<Long> whenGone = new CompletableFuture<>();
    private HttpServer server;
    private Closing closing;

    @BeforeEach
    void listen() throws Exception {
        // No call is dismissed here, so nobody needs upstreams.
        closing =
                new Closing(
                        new Drain(Duration.ZERO, Duration.ZERO),
                        new Connections(),
                        new Meters(new SimpleMeterRegistry()),
                        intakes,
                        null);
        server = Loopback.listen(vertx, this::read);
    }

    @AfterEach
    void stop() throws Exception {
        Loopback.close(vertx);
    }

    private void read(HttpServerRequest request) {
        request.response()
                .closeHandler(_ -> vertx.setTimer(1, _ -> whenGone.complete(closing.underWay())));
        intakes.of(request, LIMIT, "/x")
                .read(
                        _ -> {
                            whenHandedOn.complete(closing.underWay());
                            request.response().end();
                        },
                        _ -> request.response().setStatusCode(413).end());
    }

    /// Returns when the server has begun to read.
    private RawClient uploading(String length) throws Exception {
        RawClient client =
                RawClient.to(URI.create("http://127.0.0.1:" + server.actualPort()))
                        .send(
                                "POST /x HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\n"
                                        + length
                                        + "\r\n\r\n");
        client.head();
        return client;
    }

    @Test
    void aBodyOnItsWayIsUnderWay() throws Exception {
        try (RawClient _ = uploading("content-length: 5")) {
            // When
            long underWay = closing.underWay();
            // Then
            assertEquals(1, underWay);
        }
    }

    @Test
    void isSoUntilSomebodyElseCountsTheCall() throws Exception {
        try (RawClient client = uploading("content-length: 5")) {
            // When
            client.send("hello").head();
            // Then
            assertEquals("1 0", whenHandedOn.getNow(-1L) + " " + closing.underWay());
        }
    }

    @Test
    void aBodyThatIsRefusedIsNotWaitedFor() throws Exception {
        try (RawClient client = uploading("transfer-encoding: chunked")) {
            // When
            client.send("7d0\r\n" + "x".repeat(2 * LIMIT)).head();
            // Then
            assertEquals(0, closing.underWay());
        }
    }

    @Test
    void aCallerWhoLeftIsNotWaitedFor() throws Exception {
        // Given
        RawClient client = uploading("content-length: 5");
        // When
        client.reset();
        // Then
        assertEquals(0, whenGone.get(10, TimeUnit.SECONDS));
    }
}
