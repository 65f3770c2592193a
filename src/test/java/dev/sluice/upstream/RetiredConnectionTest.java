package dev.sluice.upstream;

import static dev.sluice.upstream.Single.got;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A connection over HTTP/2 that is always in use, of a pool that has room for one.
class RetiredConnectionTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        got(vertx.close());
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
        int port = got(server.listen(0, "127.0.0.1")).actualPort();
        long soon = TimeUnit.MILLISECONDS.toNanos(200);
        HttpClient client =
                Single.client(
                        vertx,
                        HttpVersion.HTTP_2,
                        made -> Connections.born(made, vertx, Loop.SILENCE, soon));
        Future<Buffer> answer = asked(client, port, "/held").compose(HttpClientResponse::body);
        HttpServerResponse speaking = got(held.future());
        // When
        got(retired.future());
        // Then
        got(asked(client, port, "/next"));
        speaking.end("gun");
        assertEquals("begun 2", got(answer) + " " + connections);
    }

    private static Future<HttpClientResponse> asked(HttpClient client, int port, String path) {
        return client.request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(HttpClientRequest::send);
    }
}
