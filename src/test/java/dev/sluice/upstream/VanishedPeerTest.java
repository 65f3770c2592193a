package dev.sluice.upstream;

import static dev.sluice.upstream.Single.got;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.fault.Cause;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetServer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Connections over HTTP/2 whose peer goes away without a word.
class VanishedPeerTest {

    /// An empty SETTINGS frame, and the acknowledgement of the client's.
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private static final byte[] SETTLED = {0, 0, 0, 4, 1, 0, 0, 0, 0};

    /// Each stream may be sent nearly 16 MiB, and so may all together.
    private static final byte[] ROOM = {
        0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 4, 0, -1, -1, -1, 0, 0, 4, 8, 0, 0, 0, 0, 0, 0, -1, -1, -1
    };

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        got(vertx.close());
    }

    private Future<HttpClientResponse> connect(int port, Consumer<HttpConnection> made) {
        return connect(port, made, Buffer.buffer());
    }

    /// The answer to a request.
    private Future<HttpClientResponse> connect(
            int port, Consumer<HttpConnection> made, Buffer body) {
        HttpClient client = Single.client(vertx, HttpVersion.HTTP_2, made::accept);
        return client.request(HttpMethod.GET, port, "127.0.0.1", "/")
                .compose(request -> request.send(body));
    }

    @Test
    void aConnectionWhosePeerAnswersNoPingIsClosedAndItsCallsMayGoElsewhere() throws Exception {
        // Given
        NetServer silent =
                vertx.createNetServer()
                        .connectHandler(socket ->
                                socket.write(Buffer.buffer(SETTINGS).appendBytes(SETTLED)));
        int port = got(silent.listen(0, "127.0.0.1")).actualPort();
        // When
        Future<HttpClientResponse> answer =
                connect(port, made -> Scout.listen(made, vertx, 100, Loop.ASKED));
        // Then
        ExecutionException why = assertThrows(ExecutionException.class, () -> got(answer));
        assertEquals(
                Cause.STALE,
                Connections.cause(why.getCause(), true),
                () -> String.valueOf(why.getCause()));
    }

    /// What waits to be written is never written, and no ping gets past it.
    @Test
    void aConnectionWhosePeerTakesNothingIsClosed() throws Exception {
        // Given
        NetServer full =
                vertx.createNetServer()
                        .connectHandler(socket -> {
                            socket.write(Buffer.buffer(ROOM).appendBytes(SETTLED));
                            socket.pause();
                        });
        int port = got(full.listen(0, "127.0.0.1")).actualPort();
        Promise<Void> closed = Promise.promise();
        // When
        connect(
                port,
                made -> {
                    made.closeHandler(_ -> closed.complete());
                    Scout.listen(made, vertx, 100, Loop.ASKED);
                },
                Buffer.buffer(new byte[12 << 20]));
        // Then
        got(closed.future());
    }

    @Test
    void aConnectionWhosePeerAnswersIsAskedAgain() throws Exception {
        // Given
        Promise<Buffer> second = Promise.promise();
        HttpServer server =
                vertx.createHttpServer()
                        .connectionHandler(connection ->
                                connection.pingHandler(
                                        _ -> connection.pingHandler(second::tryComplete)))
                        .requestHandler(asked -> asked.response().end());
        int port = got(server.listen(0, "127.0.0.1")).actualPort();
        // When
        connect(port, made -> Scout.listen(made, vertx, 100, Loop.ASKED));
        // Then
        assertNotNull(got(second.future()));
    }

    @Test
    void eachConnectionOverHttp2IsAsked() throws Exception {
        // Given
        Promise<Buffer> first = Promise.promise();
        HttpServer server =
                vertx.createHttpServer()
                        .connectionHandler(connection -> connection.pingHandler(first::tryComplete))
                        .requestHandler(asked -> asked.response().end());
        int port = got(server.listen(0, "127.0.0.1")).actualPort();
        // When
        connect(port, made -> Connections.born(made, vertx, 100, Connections.LONGEST));
        // Then
        assertNotNull(got(first.future()));
    }

    /// Servers end a connection that asks too often: gRPC's the third time without data between,
    /// Tomcat about the twelfth.
    @Test
    void aConnectionThatBringsDataIsNotAsked() throws Exception {
        // Given
        AtomicInteger pings = new AtomicInteger();
        Promise<Integer> asked = Promise.promise();
        HttpServer server =
                vertx.createHttpServer()
                        .connectionHandler(
                                connection -> connection.pingHandler(_ -> pings.incrementAndGet()))
                        .requestHandler(request -> {
                            vertx.setPeriodic(5, _ -> request.response().write("data"));
                            vertx.setTimer(1_000, _ -> asked.complete(pings.get()));
                        });
        int port = got(server.listen(0, "127.0.0.1")).actualPort();
        // When
        got(connect(port, made -> Connections.born(made, vertx, 200, Connections.LONGEST)))
                .handler(_ -> {});
        // Then
        assertEquals(0, got(asked.future()));
    }
}
