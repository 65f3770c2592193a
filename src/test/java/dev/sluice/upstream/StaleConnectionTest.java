package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several pooled connections that no longer lead anywhere, as after a proxy's restart.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class StaleConnectionTest {

    private static final int POOLED = 4;

    @Inject Vertx vertx;
    @Inject @All List<Dialect> dialects;

    private final List<NetSocket> waiting = new ArrayList<>();
    private int asked;

    /// The first connections answer together, so that there are as many, and break when they are
    /// used again; later ones answer at once.
    private void request(NetSocket socket) {
        asked++;
        if (asked <= POOLED) {
            waiting.add(socket);
            if (asked == POOLED) {
                waiting.forEach(StaleConnectionTest::answer);
            }
        } else if (waiting.contains(socket)) {
            socket.close();
        } else {
            answer(socket);
        }
    }

    private static void answer(NetSocket socket) {
        String body =
                "data: %s\n\ndata: %s\n\ndata: [DONE]\n\n"
                        .formatted(Chunks.content("here"), Chunks.finish("stop"));
        socket.write(
                "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
    }

    @Test
    void r7_theSecondTryAfterAStaleConnectionIsMadeOnANewOne() throws Exception {
        // Given
        NetServer server =
                vertx.createNetServer()
                        .connectHandler(socket -> socket.handler(_ -> request(socket)));
        int port = wait(server.listen(0, "127.0.0.1").toCompletionStage()).actualPort();
        Model model =
                Models.named("m")
                        .at(List.of(URI.create("http://127.0.0.1:" + port + "/v1")))
                        .model();
        Meters meters = new Meters(new SimpleMeterRegistry());
        try (Fleets fleets = new Fleets()) {
            Streams calls =
                    new Streams(
                            vertx, new Upstreams(vertx, dialects, meters, fleets, Terms.DEFAULT));
            List<Streams.Stream> first = new ArrayList<>();
            for (int i = 0; i < POOLED; i++) {
                first.add(calls.open(model, FourServers.chat("hi")));
            }
            for (Streams.Stream each : first) {
                each.ended.get(10, TimeUnit.SECONDS);
            }
            // When
            String end = calls.open(model, FourServers.chat("hi")).ended.get(10, TimeUnit.SECONDS);
            // Then
            assertEquals("end", end);
        } finally {
            wait(server.close().toCompletionStage());
        }
    }

    private static <T> T wait(java.util.concurrent.CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
