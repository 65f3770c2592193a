package dev.sluice.wire;

import dev.sluice.kit.Loopback;
import dev.sluice.kit.RawClient;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A server of one event loop, whose heads are looked at when the test says so. `/held` is answered
/// by the test, after "so far".
final class HeadsStage implements AutoCloseable {

    static final String LATE = "HTTP/1.1 408 Late\r\n\r\n";
    static final String GET = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";

    /// After which a head is late: the first look only finds it.
    static final int ALL = Stalls.LOOKS + 1;

    private interface Looking {
        void run() throws Exception;
    }

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final BlockingQueue<Looking> looks = new LinkedBlockingQueue<>();
    private final CompletableFuture<HttpServerRequest> held = new CompletableFuture<>();
    private final HttpServer server;

    HeadsStage(Handler<HttpServerRequest> story) throws Exception {
        this(new HttpServerOptions(), story);
    }

    HeadsStage(HttpServerOptions options, Handler<HttpServerRequest> story) throws Exception {
        server =
                Loopback.listen(
                        vertx,
                        options,
                        request -> {
                            if (request.path().equals("/held")) {
                                request.response().setChunked(true).write("so far");
                                held.complete(request);
                            } else {
                                story.handle(request);
                            }
                        });
        new Heads((loop, look) -> looks.add(() -> loop.submit(look).get()), LATE)
                .watch(vertx, server.actualPort());
        ((VertxInternal) vertx).getAcceptorEventLoopGroup().next().submit(() -> {}).get();
    }

    RawClient client() throws Exception {
        return RawClient.to(uri());
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /// The one that waits at `/held`.
    HttpServerRequest held() throws Exception {
        return held.get(10, TimeUnit.SECONDS);
    }

    /// Returns when what others sent before has been read: there is one event loop. A connection
    /// that is closed with bytes unread is reset, and its caller may not see the answer.
    void heard() throws Exception {
        try (RawClient other = client().send(GET)) {
            other.until("ok");
        }
    }

    /// Waits for somebody to begin one.
    void look(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Objects.requireNonNull(looks.poll(10, TimeUnit.SECONDS), "nothing is watched").run();
        }
    }

    /// As often as anything is watched; more often than a head has looks.
    void lookOn() throws Exception {
        Looking next = looks.poll();
        for (int i = 0; next != null && i < 3 * ALL; i++) {
            next.run();
            next = looks.poll();
        }
    }

    @Override
    public void close() throws Exception {
        Loopback.close(vertx);
    }
}
