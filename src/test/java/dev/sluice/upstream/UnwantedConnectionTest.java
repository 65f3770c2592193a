package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A connection that came when its attempt was over, from a pool that has room for one call.
class UnwantedConnectionTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        wait(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void whatNobodyWantsAnyMoreMakesRoomForTheNextCall(HttpVersion version) throws Exception {
        // Given
        HttpServer server =
                vertx.createHttpServer(
                                new HttpServerOptions()
                                        .setInitialSettings(
                                                new Http2Settings().setMaxConcurrentStreams(1)))
                        .requestHandler(asked -> asked.response().end());
        int port = wait(server.listen(0, "127.0.0.1")).actualPort();
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setProtocolVersion(version)
                                .setHttp2ClearTextUpgrade(false),
                        new PoolOptions().setHttp1MaxSize(1).setHttp2MaxSize(1));
        HttpClientRequest unwanted = wait(client.request(HttpMethod.POST, port, "127.0.0.1", "/"));
        // When
        Loop.leave(unwanted);
        // Then
        int status =
                wait(client.request(HttpMethod.GET, port, "127.0.0.1", "/")
                                .compose(HttpClientRequest::send))
                        .statusCode();
        assertEquals(200, status);
    }

    private static <T> T wait(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
