package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A connection over HTTP/2 that is always in use, of a pool that has room for one.
class RetiredConnectionTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        wait(vertx.close());
    }

    @Test
    void anOldConnectionGetsNoMoreCallsAndEndsWithThoseThatItHas() throws Exception {
        // Given
        AtomicInteger connections = new AtomicInteger();
        Promise<Void> retired = Promise.promise();
        Promise<HttpServerResponse> held = Promise.promise();
        HttpServer server =
                vertx.createHttpServer()
                        .connectionHandler(connection -> {
                            connections.incrementAndGet();
                            connection.goAwayHandler(_ -> retired.tryComplete());
                        })
                        .requestHandler(asked -> {
                            if (asked.path().equals("/held")) {
                                asked.response().setChunked(true).write("be");
                                held.complete(asked.response());
                            } else {
                                asked.response().end();
                            }
                        });
        int port = wait(server.listen(0, "127.0.0.1")).actualPort();
        long soon = TimeUnit.MILLISECONDS.toNanos(200);
        HttpClient client =
                vertx.httpClientBuilder()
                        .with(
                                new HttpClientOptions()
                                        .setProtocolVersion(HttpVersion.HTTP_2)
                                        .setHttp2ClearTextUpgrade(false))
                        .with(new PoolOptions().setHttp2MaxSize(1))
                        .withConnectHandler(
                                made -> Connections.born(made, vertx, Loop.SILENCE, soon))
                        .build();
        Future<Buffer> answer = asked(client, port, "/held").compose(HttpClientResponse::body);
        HttpServerResponse speaking = wait(held.future());
        // When
        wait(retired.future());
        // Then
        wait(asked(client, port, "/next"));
        speaking.end("gun");
        assertEquals("begun 2", wait(answer) + " " + connections);
    }

    private static Future<HttpClientResponse> asked(HttpClient client, int port, String path) {
        return client.request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(HttpClientRequest::send);
    }

    private static <T> T wait(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
