package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Loopback;
import dev.sluice.kit.RawClient;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Heads that drip in (reliability.md R6), on looks that the test makes.
@Timeout(30)
class HeadsTest {

    private static final String LATE = "HTTP/1.1 408 Late\r\n\r\n";
    private static final String GET = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 6\r\n\r\n";

    /// After which a head is late: the first look only finds it.
    private static final int ALL = Stalls.LOOKS + 1;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final BlockingQueue<Looking> looks = new LinkedBlockingQueue<>();
    private final Heads heads =
            new Heads((loop, look) -> looks.add(() -> loop.submit(look).get()), LATE);
    private HttpServer server;

    private interface Looking {
        void run() throws Exception;
    }

    @BeforeEach
    void listen() throws Exception {
        server = Loopback.listen(vertx, HeadsTest::answer);
        heads.watch(vertx, server.actualPort());
        ((VertxInternal) vertx).getAcceptorEventLoopGroup().next().submit(() -> {}).get();
    }

    @AfterEach
    void stop() throws Exception {
        Loopback.close(vertx);
    }

    private static void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> request.response().end("ok " + body.length()));
    }

    private RawClient client() throws Exception {
        return RawClient.to(URI.create("http://127.0.0.1:" + server.actualPort()));
    }

    /// The answer to a whole request on a connection that is kept.
    private static String answered(RawClient client) throws Exception {
        client.head();
        return new String(client.bytes(4), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Waits for somebody to begin one.
    private void look(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Objects.requireNonNull(looks.poll(10, TimeUnit.SECONDS), "nothing is watched").run();
        }
    }

    /// As often as anything is watched; more often than a head has looks.
    private void lookOn() throws Exception {
        Looking next = looks.poll();
        for (int i = 0; next != null && i < 3 * ALL; i++) {
            next.run();
            next = looks.poll();
        }
    }

    @Test
    void aHeadThatDripsIsAnsweredAndItsConnectionClosed() throws Exception {
        try (RawClient client = client().send("GET / HTTP/1.1\r\nx: ")) {
            // When
            for (int i = 0; i < ALL; i++) {
                client.send("y");
                look(1);
            }
            // Then
            assertEquals(LATE, client.rest());
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws Exception {
        try (RawClient client = client()) {
            // When
            look(ALL);
            // Then
            assertTrue(client.closed());
        }
    }

    @Test
    void notBeforeItsTime() throws Exception {
        try (RawClient client = client().send("GET / HT")) {
            look(ALL - 1);
            // When
            client.send(GET.substring("GET / HT".length()));
            // Then
            assertEquals("ok 0", answered(client));
        }
    }

    @Test
    void aConnectionThatIsKeptMayRest() throws Exception {
        try (RawClient client = client().send(GET)) {
            answered(client);
            lookOn();
            // When
            client.send(GET);
            // Then
            assertEquals("ok 0", answered(client));
        }
    }

    @Test
    void theNextHeadOfAConnectionThatIsKeptMayNotDrip() throws Exception {
        try (RawClient client = client().send(GET)) {
            answered(client);
            lookOn();
            // When
            client.send("G");
            look(ALL);
            // Then
            assertEquals(LATE, client.rest());
        }
    }

    @Test
    void headsThatComeByteByByteAreReadAndStillWatched() throws Exception {
        try (RawClient client = client()) {
            for (int i = 0; i < GET.length(); i++) {
                client.send(GET.substring(i, i + 1));
            }
            String first = answered(client);
            lookOn();
            // When
            client.send("G");
            look(ALL);
            // Then
            assertEquals("ok 0 " + LATE, first + " " + client.rest());
        }
    }

    @Test
    void aBodyThatRestsIsNoHead() throws Exception {
        try (RawClient client = client().send(POST + "abc")) {
            look(1);
            lookOn();
            client.send("d");
            lookOn();
            // When
            client.send("ef");
            // Then
            assertEquals("ok 6", answered(client));
        }
    }

    @Test
    void requestsSentTogetherAreAnswered() throws Exception {
        try (RawClient client = client().send(POST + "abcdef" + GET + GET)) {
            String three = answered(client) + answered(client) + answered(client);
            // When
            lookOn();
            client.send(GET);
            // Then
            assertEquals("ok 6ok 0ok 0ok 0", three + answered(client));
        }
    }
}
