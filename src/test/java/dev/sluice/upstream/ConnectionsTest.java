package dev.sluice.upstream;

import static dev.sluice.upstream.Single.got;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.fault.Cause;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which breaks of a pooled connection say nothing of the server (reliability.md R7), and how long
/// one is kept.
class ConnectionsTest {

    @ParameterizedTest
    @CsvSource({
        "7, REFUSED",
        "0, UNREACHABLE",
        "1, UNREACHABLE",
        "2, UNREACHABLE",
        "8, UNREACHABLE",
        "11, UNREACHABLE"
    })
    void anHttp2ResetIsTheServersWordUnlessItRefusedTheStream(long code, Cause cause) {
        assertEquals(cause, Connections.cause(new StreamResetException(code), true));
    }

    @Test
    void aRefusedStreamMayBeSentAgainFromAnyConnection() {
        assertEquals(Cause.REFUSED, Connections.cause(new StreamResetException(7), false));
    }

    @ParameterizedTest
    @CsvSource({"true, STALE", "false, UNREACHABLE"})
    void aBrokenConnectionMayHaveGoneStaleWhenItHadServedBefore(boolean pooled, Cause cause) {
        assertEquals(cause, Connections.cause(new IOException("reset by peer"), pooled));
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "1, true"})
    void theRequestOfAnOldConnectionIsItsLast(int seconds, boolean last) throws Exception {
        // Given
        Vertx vertx = Vertx.vertx();
        HttpServer server =
                vertx.createHttpServer().requestHandler(asked -> asked.response().end());
        HttpClient client =
                Single.client(
                        vertx,
                        HttpVersion.HTTP_1_1,
                        made -> Connections.born(made, vertx, 100, Connections.LONGEST));
        try {
            int port = got(server.listen(0, "127.0.0.1")).actualPort();
            HttpClientRequest request = got(client.request(HttpMethod.GET, port, "127.0.0.1", "/"));
            long late = System.nanoTime() + Connections.LONGEST + TimeUnit.SECONDS.toNanos(seconds);
            // When
            Connections.retire(request, late);
            // Then
            assertEquals(last, request.headers().contains("connection", "close", true));
        } finally {
            got(vertx.close());
        }
    }
}
