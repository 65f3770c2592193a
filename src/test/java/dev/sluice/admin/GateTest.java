package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.wire.Connections;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GateTest {

    private final CompletableFuture<Boolean> refused = new CompletableFuture<>();
    private final CompletableFuture<Boolean> told = new CompletableFuture<>();

    private static final HttpServer NONE =
            new HttpServer() {
                @Override
                public int getPort() {
                    return -1;
                }

                @Override
                public int getSecurePort() {
                    return -1;
                }

                @Override
                public int getManagementPort() {
                    return -1;
                }

                @Override
                public URI getLocalBaseUri() {
                    return URI.create("http://127.0.0.1");
                }
            };

    private final Handler log =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    String said = String.valueOf(line.getMessage());
                    (said.contains("cannot be opened") ? refused : told).complete(true);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    /// Who holds it is often about to leave; a gateway would else have no console until its end.
    @Test
    void anAdminPortThatIsTakenIsOpenedOnceItIsFree() throws Exception {
        // Given
        Logger gates = Logger.getLogger(Gate.class.getName());
        gates.addHandler(log);
        Vertx vertx = Vertx.vertx();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Surface surface = new Surface("127.0.0.1", Optional.of(port), Optional.empty());
            HttpServerStart started = new HttpServerStart(new HttpServerOptions());
            new Gate(surface, NONE, vertx, new Connections()).open(started);
            refused.get();
            // When
            taken.close();
            // Then
            told.get();
            assertEquals(port, surface.port());
        } finally {
            gates.removeHandler(log);
            vertx.close();
        }
    }
}
