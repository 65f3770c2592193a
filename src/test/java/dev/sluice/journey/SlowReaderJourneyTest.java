package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Seen;
import dev.sluice.wire.Connections;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Callers who do not read, and callers who ask before they write.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class SlowReaderJourneyTest {

    /// Nobody who is read from stands still for so long.
    private static final long STILL = TimeUnit.MILLISECONDS.toNanos(500);

    /// Of 48 MB: what the buffers of four sockets may take, and the gateway's 64 KB.
    private static final long HELD = 16L << 20;

    Stage stage;

    @Inject Connections connections;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void flow2_aCallerWhoDoesNotReadPausesTheUpstream() throws Exception {
        // Given
        String model = stage.fresh();
        Script large = Script.events();
        String chunk = Chunks.content("x".repeat(60_000));
        for (int i = 0; i < 800; i++) {
            large = large.event(chunk);
        }
        stage.up().always(large.event(Chunks.finish("stop")).done());
        try (RawClient client = RawClient.narrow(stage.uri())) {
            client.post(Stage.CHAT, streaming(model), "authorization: Bearer " + stage.key());
            client.head();
            Seen seen = stage.up().take();
            // When
            long held = standsStill(seen);
            String body = client.chunks();
            // Then
            assertEquals(
                    "true true 1.0",
                    (held < HELD)
                            + " "
                            + body.endsWith("data: [DONE]\n\n")
                            + " "
                            + Stage.ended(model, "2xx", "none"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/models",
                "GET /nothing",
                "GET /admin/nothing",
                "GET /console/nothing",
                "POST /v1/routing/x/feedback"
            })
    void r6_whoDoesNotReadIsKnownWhateverHeAsks(String line) throws Exception {
        // Given
        String request = line + " HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n";
        Stage.await(() -> !connections.unsent(), "the connections of other tests to be empty");
        try (RawClient client = RawClient.narrow(stage.uri())) {
            // When
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> send(client, request.repeat(20_000)));
            Stage.await(connections::unsent, "a connection with bytes that nobody takes");
            // Then
            client.close();
            sent.get(10, TimeUnit.SECONDS);
        }
    }

    private static void send(RawClient client, String requests) {
        try {
            var _ = client.send(requests);
        } catch (IOException closed) {
            // The caller has left meanwhile.
        }
    }

    /// What the upstream has written once it writes no more.
    private static long standsStill(Seen seen) throws Exception {
        AtomicLong last = new AtomicLong();
        AtomicLong since = new AtomicLong(System.nanoTime());
        Stage.await(
                () -> {
                    if (last.getAndSet(seen.written()) != last.get()) {
                        since.set(System.nanoTime());
                    }
                    return last.get() > 0 && System.nanoTime() - since.get() > STILL;
                },
                "an upstream that waits");
        return last.get();
    }

    @Test
    void flow2_otherStreamsAreUnaffectedByASlowOne() throws Exception {
        // Given
        Script large = Script.events();
        String chunk = Chunks.content("x".repeat(60_000));
        for (int i = 0; i < 400; i++) {
            large = large.event(chunk);
        }
        stage.up().next(large).always(Script.chat("quick"));
        try (RawClient slow = RawClient.narrow(stage.uri())) {
            slow.post(Stage.CHAT, streaming(stage.model()), "authorization: Bearer " + stage.key());
            slow.head();
            // When
            String body = stage.stream(streaming(stage.model())).body();
            // Then
            assertTrue(body.endsWith("data: [DONE]\n\n"));
        }
    }

    @Test
    void enc5_anExpectedContinueIsSaid() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        String json = chat("same");
        try (RawClient client = RawClient.to(stage.uri())) {
            client.send(
                    "POST /v1/chat/completions HTTP/1.1\r\nhost: "
                            + InetAddress.getLoopbackAddress().getHostAddress()
                            + "\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: "
                            + json.length()
                            + "\r\nauthorization: Bearer "
                            + stage.key()
                            + "\r\n\r\n");
            // When
            String first = client.head();
            client.send(json);
            // Then
            assertEquals("HTTP/1.1 100 Continue", first);
            assertTrue(client.head().startsWith("HTTP/1.1 200 "));
        }
    }
}
