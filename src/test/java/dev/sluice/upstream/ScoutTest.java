package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.NameServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who answers at the addresses of a name.
@Timeout(30)
class ScoutTest {

    @AutoClose
    private final NameServer names =
            NameServer.start()
                    .knows("one.test", "127.0.0.1")
                    .knows("two.test", "127.0.0.1", "127.0.0.2");

    @AutoClose private final FakeProvider up = FakeProvider.start();

    private final Vertx vertx =
            Vertx.vertx(
                    new VertxOptions()
                            .setAddressResolverOptions(
                                    new AddressResolverOptions().addServer(names.address())));

    @AfterEach
    void close() throws Exception {
        of(vertx.close());
    }

    private static <T> T of(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static SocketAddress at(FakeProvider up, String address) {
        return SocketAddress.inetSocketAddress(up.base().getPort(), address);
    }

    private Scout.Found look(String host) throws Exception {
        URI server = URI.create("http://" + host + ":" + up.base().getPort() + "/v1");
        return of(Scout.knocking(vertx).look(server, 2_000));
    }

    @Test
    void tellsWhoAnswersFromWhoRefuses() throws Exception {
        // When
        Scout.Found found = look("two.test");
        // Then
        assertEquals(
                new Scout.Found(List.of(at(up, "127.0.0.1")), Set.of(at(up, "127.0.0.2"))), found);
    }

    /// A process that hangs: the kernel takes its connections, and says nothing in its stead.
    @Test
    void overTlsWhoTakesAConnectionAndSaysNothingIsShut() throws Exception {
        try (ServerSocket hung = new ServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.1"));
                FakeProvider second = FakeProvider.start("127.0.0.2", hung.getLocalPort())) {
            Scout scout = Scout.knocking(vertx);
            URI server = URI.create("https://two.test:" + hung.getLocalPort());
            // The first of a JVM loads TLS, which may take as long as a knock.
            of(scout.look(server, 4_000));
            // When
            Scout.Found found = of(scout.look(server, 4_000));
            // Then
            assertEquals(
                    new Scout.Found(
                            List.of(at(second, "127.0.0.2")), Set.of(at(second, "127.0.0.1"))),
                    found);
        }
    }

    @Test
    void hangsUp() throws Exception {
        // Given
        look("two.test");
        // When
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (up.open() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        // Then
        assertEquals("1 0", up.connections() + " " + up.open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.test", "127.0.0.1", "[::1]"})
    void whoHasOneAddressIsNotAsked(String host) throws Exception {
        // When
        Scout.Found found = look(host);
        // Then
        assertEquals(Scout.Found.NOTHING + " 0", found + " " + up.connections());
    }

    @ParameterizedTest
    @CsvSource({"http://a, 80", "https://a/v1, 443", "https://a:8443, 8443"})
    void aPortThatIsNotSaidIsItsSchemes(URI server, int port) {
        assertEquals(port, Scout.port(server));
    }
}
