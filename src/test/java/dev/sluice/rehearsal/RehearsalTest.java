package dev.sluice.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.wire.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RehearsalTest {

    private static Rehearsal before(int port) {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Rehearsal(here, "/chat", new Secret("key"));
    }

    @Test
    void everyCallIsMadeOverSeveralConnections() throws Exception {
        // Given
        try (CannedUpstream upstream = CannedUpstream.listening()) {
            // When
            int made = before(upstream.port()).play(3, 90, () -> true);
            // Then
            assertEquals(270, made);
        }
    }

    @Test
    void noFurtherCallIsMadeOnceThereIsNoNeed() throws Exception {
        // Given
        AtomicInteger left = new AtomicInteger(7);
        try (CannedUpstream upstream = CannedUpstream.listening()) {
            // When
            int made = before(upstream.port()).play(1, 90, () -> left.getAndDecrement() > 0);
            // Then
            assertEquals(7, made);
        }
    }

    /// The one before it is closed by then, and the gateway cuts off who connects and says nothing.
    @Test
    void nobodyWaitsOnAConnectionThatHasSaidNothing() throws Exception {
        // Given
        AtomicInteger asked = new AtomicInteger();
        try (CannedUpstream upstream = CannedUpstream.listening()) {
            // When
            int made = before(upstream.port()).play(1, 90, () -> asked.getAndIncrement() == 0);
            // Then
            assertEquals(1, made);
        }
    }

    @Test
    void aCallThatIsRefusedEndsItWithWhatWasSaid() throws Exception {
        // Given
        HttpServer refusing =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(503, 2);
                    exchange.getResponseBody().write("no".getBytes());
                    exchange.close();
                });
        refusing.start();
        try {
            Rehearsal rehearsal = before(refusing.getAddress().getPort());
            // When
            IOException told =
                    assertThrows(IOException.class, () -> rehearsal.play(1, 5, () -> true));
            // Then
            assertEquals(
                    "a call of the rehearsal: java.io.IOException: answered by HTTP/1.1 503 Service Unavailable",
                    told.getMessage());
        } finally {
            refusing.stop(0);
        }
    }

    @Test
    void whatIsSaidIsJsonOfEveryShape() throws Exception {
        // Given
        ObjectMapper json = new ObjectMapper();
        Set<Set<String>> shapes = new HashSet<>();

        // When
        for (int i = 0; i < 2_000; i++) {
            JsonNode body = json.readTree(Script.body(i));
            Set<String> names = new HashSet<>();
            body.fieldNames().forEachRemaining(names::add);
            shapes.add(names);
        }

        // Then
        assertTrue(shapes.size() > 12, shapes + " are all shapes");
    }

    @Test
    void aStageIsGoneWithAllThatWasWrittenThere() throws Exception {
        // Given
        Stage stage = Stage.open("hash");
        Path directory = stage.directory();
        Files.writeString(directory.resolve("more"), "of it");

        // When
        stage.close();

        // Then
        assertFalse(Files.exists(directory));
    }
}
