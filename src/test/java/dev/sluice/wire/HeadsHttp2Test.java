package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Loopback;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxInternal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections that speak HTTP/2, on looks that the test makes.
@Timeout(30)
class HeadsHttp2Test {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final BlockingQueue<Callable<?>> looks = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Heads heads =
            new Heads((loop, look) -> looks.add(() -> loop.submit(look).get()), "");

    @AfterEach
    void stop() throws Exception {
        Loopback.close(vertx);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionThatIsKeptMayRest(boolean upgraded) throws Exception {
        // Given
        HttpServer server = Loopback.listen(vertx, request -> request.response().end("ok"));
        heads.watch(vertx, server.actualPort());
        ((VertxInternal) vertx).getAcceptorEventLoopGroup().next().submit(() -> {}).get();
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setProtocolVersion(HttpVersion.HTTP_2)
                                .setHttp2ClearTextUpgrade(upgraded)
                                .setHttp2MaxPoolSize(1));
        client.connectionHandler(_ -> connections.incrementAndGet());
        String first = answer(client, server.actualPort());
        // When
        for (int i = 0; i < 3 * Stalls.LOOKS && !looks.isEmpty(); i++) {
            looks.take().call();
        }
        // Then
        assertEquals(
                "ok ok 1", first + " " + answer(client, server.actualPort()) + " " + connections);
    }

    /// Asked on an event loop: to another thread an answer may have ended before its body is asked
    /// for, which then never comes.
    private String answer(HttpClient client, int port) throws Exception {
        Promise<String> answer = Promise.promise();
        vertx.runOnContext(_ ->
                client.request(HttpMethod.GET, port, "127.0.0.1", "/")
                        .compose(HttpClientRequest::send)
                        .compose(HttpClientResponse::body)
                        .map(Object::toString)
                        .onComplete(answer));
        return answer.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
