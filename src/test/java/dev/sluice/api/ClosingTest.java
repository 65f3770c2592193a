package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.fleet.Fleets;
import dev.sluice.kit.Loopback;
import dev.sluice.kit.RawClient;
import dev.sluice.load.Drain;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Upstreams;
import dev.sluice.wire.Connections;
import dev.sluice.wire.Intakes;
import dev.sluice.wire.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
    private final Fleets fleets = new Fleets();
    private final Drain drain = new Drain(Duration.ZERO, Duration.ZERO);
    private HttpServer server;
    private Closing closing;

    @BeforeEach
    void listen() throws Exception {
        Meters meters = new Meters(new SimpleMeterRegistry());
        Upstreams upstreams = new Upstreams(vertx, List.of(), meters, fleets, Terms.DEFAULT);
        closing = new Closing(drain, new Connections(), meters, intakes, upstreams);
        server = Loopback.listen(vertx, this::read);
    }

    @AfterEach
    void stop() throws Exception {
        fleets.close();
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
                        why ->
                                request.response()
                                        .setStatusCode(why instanceof Refusal.Busy ? 503 : 413)
                                        .end());
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

    /// An answer, and no reset: its caller knows what to do.
    @Test
    void r44_anUploadThatOutlivesTheDrainIsRefused() throws Exception {
        try (RawClient client = uploading("content-length: 5")) {
            drain.signalled(System.nanoTime());
            // When
            closing.run();
            // Then
            assertTrue(client.head().startsWith("HTTP/1.1 503 "));
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
