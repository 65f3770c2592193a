package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `sluice ping`, against a server that says what it is told.
class PingTest {

    private final Console console = new Console();
    private HttpServer server;
    private String url;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void says(int status) {
        server.createContext(
                "/q/health/ready",
                exchange -> {
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1"})
    void tellsByItsCodeWhetherTheGatewayIsReady(int status, int expected) {
        // Given
        says(status);
        // When
        int code = console.run(Map.of(), "ping", url);
        // Then
        assertEquals(expected, code, console.err::toString);
    }

    @Test
    void saysWhatTheGatewayAnswered() {
        // Given
        says(503);
        // When
        console.run(Map.of(), "ping", url);
        // Then
        assertEquals("sluice: " + url + " is not ready: 503", console.err.toString().strip());
    }

    @Test
    void whereNobodyListensThereIsNoGateway() {
        // Given
        server.stop(0);
        // When
        int code = console.run(Map.of(), "ping", url);
        // Then
        assertEquals(Exit.UNREACHABLE, code);
        assertTrue(console.err.toString().contains("cannot be reached"), console.err::toString);
    }
}
