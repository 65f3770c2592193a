package dev.sluice.api;

import dev.sluice.wire.Heads;
import dev.sluice.wire.Refusal;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The listening side of the data port, before any resource is reached.
@Singleton
final class Door implements HttpServerOptionsCustomizer {

    /// A caller who does not read may hold this much in the kernel besides our own queue
    /// (performance.md section 7).
    private static final int SEND_BUFFER = 128 << 10;

    /// Counted from the last byte read, longer than any answer may take: counting writes as well
    /// costs a listener for each one.
    private static final int IDLE_MINUTES = 30;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private static void customize(HttpServerOptions options) {
        options.setTcpNoDelay(true)
                .setSendBufferSize(SEND_BUFFER)
                .setIdleTimeout(0)
                .setReadIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
    }

    /// Heads are watched from the moment that the port is open.
    void watchHeads(
            @ObservesAsync HttpServerStart started,
            HttpServer server,
            Vertx vertx,
            @ConfigProperty(name = "sluice.intake.head") Duration patience) {
        new Heads(patience, late(patience)).watch(vertx, server.getPort());
    }

    /// The same where the gateway itself ends TLS.
    void watchSealedHeads(
            @ObservesAsync HttpsServerStart started,
            HttpServer server,
            Vertx vertx,
            @ConfigProperty(name = "sluice.intake.head") Duration patience) {
        new Heads(patience, late(patience)).watch(vertx, server.getSecurePort());
    }

    /// The whole answer, to a request that nobody has read.
    private static String late(Duration patience) {
        String body =
                ErrorMapper.answer(
                                new Refusal.Stalled(
                                        "The request's head was not whole within "
                                                + (patience.toMillis() + 999) / 1000
                                                + " s; send it at once."))
                        .body();
        return "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }
}
