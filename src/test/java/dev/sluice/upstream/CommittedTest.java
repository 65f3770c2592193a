package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Timeouts;
import dev.sluice.journey.World;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Models;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams after their commit: what they hold, and what their silence says of a target.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class CommittedTest {

    @Inject Vertx vertx;
    @Inject Upstreams upstreams;

    /// Takes what comes, keeps nothing of it, says a word and waits.
    private static HttpServer listener(CountDownLatch end) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 8);
        String first = "data: " + Chunks.content("one") + "\n\n";
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                    exchange.getResponseHeaders().set("content-type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(first.getBytes());
                        out.flush();
                        end.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.start();
        return server;
    }

    @Test
    void r25_theRequestDoesNotLiveAsLongAsItsStream() throws Exception {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        HttpServer server = listener(end);
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        Model model = Models.named("large").at(List.of(base)).model();
        Streams streams = new Streams(vertx, upstreams);
        // When
        Streams.Stream stream = streams.open(model, FourServers.chat("hi"));
        stream.spoke.get(20, TimeUnit.SECONDS);
        // Then
        WeakReference<byte[]> body = stream.body.join();
        for (int i = 0; i < 20 && body.get() != null; i++) {
            ManagementFactory.getMemoryMXBean().gc();
        }
        byte[] held = body.get();
        end.countDown();
        stream.ended.get(20, TimeUnit.SECONDS);
        server.stop(0);
        assertNull(held);
    }

    /// reliability.md R7: any failure after the commit counts.
    @Test
    void r7_aServerThatFallsSilentInMidStreamLeavesRotation() throws Exception {
        try (FakeProvider fake = FakeProvider.start()) {
            // Given
            fake.always(Scripts.said().hang());
            Model model =
                    Models.named("silent")
                            .at(List.of(fake.base()))
                            .timeouts(new Timeouts(-1, -1, -1, 60, -1))
                            .model();
            Streams streams = new Streams(vertx, upstreams);
            // When
            for (int i = 0; i < 10; i++) {
                streams.open(model, FourServers.chat("hi")).ended.get(10, TimeUnit.SECONDS);
            }
            // Then
            assertNotEquals("in", upstreams.seats(List.of(model)).getFirst().state());
        }
    }

    /// The whole took too long: it spoke all the while.
    @Test
    void aServerThatSpeaksForTooLongStays() throws Exception {
        try (FakeProvider fake = FakeProvider.start()) {
            // Given
            String word = "data: " + Chunks.content("on and ") + "\n\n";
            fake.always(Script.events().event(Chunks.role()).drip(word, 5));
            Model model =
                    Models.named("long")
                            .at(List.of(fake.base()))
                            .timeouts(new Timeouts(-1, -1, -1, -1, 400))
                            .model();
            Streams streams = new Streams(vertx, upstreams);
            // When
            for (int i = 0; i < 10; i++) {
                streams.open(model, FourServers.chat("hi")).ended.get(10, TimeUnit.SECONDS);
            }
            // Then
            assertEquals("in", upstreams.seats(List.of(model)).getFirst().state());
        }
    }
}
