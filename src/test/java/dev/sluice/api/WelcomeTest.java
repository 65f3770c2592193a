package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is to be tried works on the gateway that says it.
class WelcomeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | auto | ''     | -d '{\"model\":\"auto\",",
                "true  | auto | ''     | key: any, or none;",
                "true  | auto | ''     | copy config/examples/* to config/;",
                "false | mine | /files | -d '{\"model\":\"mine\",",
                "false | mine | /files | -H 'authorization: Bearer KEY' \\",
                "false | mine | /files | key: a team's key;",
                "false | mine | /files | edit /files;"
            })
    void saysWhatHoldsHere(boolean open, String model, String files, String wanted) {
        // When
        String words = Welcome.words("http://a", "http://b", open, model, files);
        // Then
        assertTrue(words.contains(wanted), words);
    }

    @Test
    void aManagementPortThatIsTakenEndsTheStart() throws IOException {
        // Given
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket other = new ServerSocket(0, 1, here)) {
            int port = other.getLocalPort();
            // When
            UncheckedIOException no =
                    assertThrows(
                            UncheckedIOException.class,
                            () -> Welcome.requireFree("127.0.0.1", port));
            // Then
            assertEquals(
                    "the management port %d of 127.0.0.1 cannot be opened (Address already in use); stop the process that holds it, or set QUARKUS_MANAGEMENT_PORT"
                            .formatted(port),
                    no.getCause().getMessage());
        }
    }

    @Test
    void aFreeManagementPortIsLeftFree() throws IOException {
        // Given
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        int port;
        try (ServerSocket before = new ServerSocket(0, 1, here)) {
            port = before.getLocalPort();
        }
        // When
        Welcome.requireFree("127.0.0.1", port);
        // Then
        try (ServerSocket ours = new ServerSocket(port, 1, here)) {
            assertEquals(port, ours.getLocalPort());
        }
    }
}
