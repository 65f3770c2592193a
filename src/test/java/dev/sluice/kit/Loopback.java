package dev.sluice.kit;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/// A server of a test's own on a free port, gone with its [Vertx].
public final class Loopback {

    private Loopback() {}

    public static HttpServer listen(Vertx vertx, Handler<HttpServerRequest> story)
            throws Exception {
        return done(vertx.createHttpServer().requestHandler(story).listen(0, "127.0.0.1"));
    }

    public static void close(Vertx vertx) throws Exception {
        done(vertx.close());
    }

    private static <T> T done(Future<T> step) throws Exception {
        return step.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
