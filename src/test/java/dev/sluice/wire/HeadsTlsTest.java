package dev.sluice.wire;

import static dev.sluice.wire.HeadsStage.ALL;
import static dev.sluice.wire.HeadsStage.GET;
import static dev.sluice.wire.HeadsStage.LATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Loopback;
import dev.sluice.kit.RawClient;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Heads that come over TLS, which the gateway itself ends, on looks that the test makes.
@Timeout(30)
class HeadsTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir static Path folder;

    private HeadsStage stage;

    @BeforeAll
    static void certificate() throws Exception {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String said =
                "-genkeypair -alias a -keyalg EC -dname CN=localhost -validity 2 -storetype PKCS12 -storepass "
                        + PASSWORD
                        + " -keystore "
                        + folder.resolve("store.p12");
        Process made = new ProcessBuilder((tool + " " + said).split(" ")).inheritIO().start();
        assertEquals(0, made.waitFor());
    }

    @BeforeEach
    void listen() throws Exception {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(
                                new PfxOptions()
                                        .setPath(folder.resolve("store.p12").toString())
                                        .setPassword(PASSWORD));
        stage = new HeadsStage(options, request -> request.response().end("ok"));
    }

    @AfterEach
    void stop() throws Exception {
        stage.close();
    }

    private RawClient client(String... protocols) throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        return RawClient.sealed(stage.uri(), tls, protocols);
    }

    /// As [HeadsStage#heard].
    private void heard() throws Exception {
        try (RawClient other = client().send(GET)) {
            answered(other);
        }
    }

    private static String answered(RawClient client) throws Exception {
        client.head();
        return new String(client.bytes(2), StandardCharsets.UTF_8);
    }

    @Test
    void aConnectionThatIsKeptMayRestAndItsNextHeadMayNotDrip() throws Exception {
        try (RawClient client = client().send(GET)) {
            String first = answered(client);
            stage.lookOn();
            String second = answered(client.send(GET));
            // When
            client.send("G");
            stage.look(ALL);
            // Then
            assertEquals("ok ok " + LATE, first + " " + second + " " + client.rest());
        }
    }

    @Test
    void aHandshakeThatIsNotBegunIsNotWaitedFor() throws Exception {
        try (RawClient client = stage.client()) {
            // When
            stage.look(ALL);
            // Then
            assertTrue(client.closed());
        }
    }

    @Test
    void s39_nothingBehindARequestWhoseEndIsInDoubtIsRead() throws Exception {
        String doubtful = GET.replace("\r\n\r\n", "\r\ntransfer-encoding: identity\r\n\r\n");
        // When
        try (RawClient client = client().send(doubtful + GET)) {
            // Then
            assertEquals("HTTP/1.1 400 Bad Request", client.rest().lines().findFirst().orElse(""));
        }
    }

    /// The preface and empty settings, and later a HEADERS frame of which eight bytes of 64 come.
    @Test
    void overHttp2AHeadThatDripsGetsGoAway() throws Exception {
        try (RawClient client = client("h2")) {
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\4\0\0\0\0\0");
            byte[] settings = client.bytes(9);
            client.bytes(settings[2]);
            client.send("\0\0\100\1\5\0\0\0\1" + "\0".repeat(8));
            heard();
            // When
            stage.lookOn();
            // Then
            String last = client.rest();
            assertTrue(last.contains("\0\0\10\7"), last);
        }
    }

    @Test
    void overHttp2AConnectionThatIsKeptMayRest() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client =
                    vertx.createHttpClient(
                            new HttpClientOptions()
                                    .setProtocolVersion(HttpVersion.HTTP_2)
                                    .setUseAlpn(true)
                                    .setSsl(true)
                                    .setTrustAll(true)
                                    .setVerifyHost(false)
                                    .setHttp2MaxPoolSize(1));
            String first = asked(client);
            // When
            stage.lookOn();
            // Then
            assertEquals("HTTP_2 ok, HTTP_2 ok", first + ", " + asked(client));
        } finally {
            Loopback.close(vertx);
        }
    }

    private String asked(HttpClient client) throws Exception {
        return client.request(HttpMethod.GET, stage.uri().getPort(), "127.0.0.1", "/")
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().map(body -> answer.version() + " " + body))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
