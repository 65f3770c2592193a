package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sluice.kit.Loopback;
import dev.sluice.kit.RawClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who holds a body that was handed on, while its call has no answer yet (reliability.md R25).
@Timeout(30)
class IntakeMemoryTest {

    private final Vertx vertx = Vertx.vertx();
    private final Intakes intakes = new Intakes(vertx, 16 << 20, Duration.ofSeconds(30), () -> 0);
    private final CompletableFuture<WeakReference<byte[]>> handedOn = new CompletableFuture<>();

    @AfterEach
    void stop() throws Exception {
        Loopback.close(vertx);
    }

    @Test
    void r25_nobodyButTheOneWhoGotIt() throws Exception {
        // Given
        HttpServer server =
                Loopback.listen(
                        vertx,
                        request ->
                                intakes.of(request, 1_000, "/x")
                                        .read(
                                                body ->
                                                        handedOn.complete(
                                                                new WeakReference<>(body)),
                                                _ -> request.response().end()));
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort());
        try (RawClient client = RawClient.to(uri)) {
            client.send("POST /x HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello");
            WeakReference<byte[]> body = handedOn.get(10, TimeUnit.SECONDS);
            // When
            for (int i = 0; i < 20 && body.get() != null; i++) {
                System.gc();
            }
            // Then
            assertNull(body.get());
        }
    }
}
