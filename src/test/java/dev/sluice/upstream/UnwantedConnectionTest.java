package dev.sluice.upstream;

import static dev.sluice.upstream.Single.got;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A connection that came when its attempt was over, from a pool that has room for one call.
class UnwantedConnectionTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        got(vertx.close());
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
        int port = got(server.listen(0, "127.0.0.1")).actualPort();
        HttpClient client = Single.client(vertx, version, _ -> {});
        HttpClientRequest unwanted = got(client.request(HttpMethod.POST, port, "127.0.0.1", "/"));
        // When
        Loop.leave(unwanted);
        // Then
        int status =
                got(client.request(HttpMethod.GET, port, "127.0.0.1", "/")
                                .compose(HttpClientRequest::send))
                        .statusCode();
        assertEquals(200, status);
    }
}
