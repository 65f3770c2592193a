package dev.sluice.upstream;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;

/// A client of one connection to a server, without TLS.
final class Single {

    private Single() {}

    static HttpClient client(Vertx vertx, HttpVersion version, Handler<HttpConnection> made) {
        return vertx.httpClientBuilder()
                .with(
                        new HttpClientOptions()
                                .setProtocolVersion(version)
                                .setHttp2ClearTextUpgrade(false))
                .with(new PoolOptions().setHttp1MaxSize(1).setHttp2MaxSize(1))
                .withConnectHandler(made)
                .build();
    }

    static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
