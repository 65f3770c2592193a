package dev.sluice.api;

import dev.sluice.wire.Envelope;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// The listening side of the data port, before any resource is reached.
@Singleton
final class Door implements HttpServerOptionsCustomizer {

    /// A caller who does not read may hold this much in the kernel besides our own queue
    /// (performance.md section 7).
    private static final int SEND_BUFFER = 128 << 10;

    /// Counted from the last byte read, longer than any answer may take: counting writes as well
    /// costs a listener for each one.
    private static final int IDLE_MINUTES = 30;

    private final Replies replies;

    Door(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setTcpNoDelay(true)
                .setSendBufferSize(SEND_BUFFER)
                .setIdleTimeout(0)
                .setReadIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
    }

    /// What the server refuses before routing (a path that cannot be decoded) or drops after a
    /// fault: in OpenAI's shape too (openai-wire ERR-2).
    void answerFailures(@Observes Router router) {
        for (int status : new int[] {400, 404, 405, 500}) {
            router.errorHandler(status, this::failed);
        }
    }

    private void failed(RoutingContext http) {
        replies.refuse(
                http,
                new Envelope(http.request().headers()).requestId(),
                UnknownResource.refusal(http));
    }
}
