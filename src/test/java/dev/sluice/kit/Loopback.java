package dev.sluice.kit;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/// A server of a test's own on a free port, gone with its [Vertx]; and a port where nobody listens.
public final class Loopback {

    private Loopback() {}

    public static HttpServer listen(Vertx vertx, Handler<HttpServerRequest> story)
            throws Exception {
        return listen(vertx, new HttpServerOptions(), story);
    }

    public static HttpServer listen(
            Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> story)
            throws Exception {
        return done(vertx.createHttpServer(options).requestHandler(story).listen(0, "127.0.0.1"));
    }

    /// Refuses whoever connects, and until it is closed nobody else is given its port: one that was
    /// only closed again can be that of the next server to start.
    public static Socket refusing() throws IOException {
        return refusing(0);
    }

    /// At the port of a server that has stopped, whose connections may still be there.
    static Socket refusing(int port) throws IOException {
        Socket bound = new Socket();
        bound.setReuseAddress(port != 0);
        bound.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        return bound;
    }

    public static void close(Vertx vertx) throws Exception {
        done(vertx.close());
    }

    private static <T> T done(Future<T> step) throws Exception {
        return step.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
