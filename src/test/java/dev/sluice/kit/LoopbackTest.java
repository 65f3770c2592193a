package dev.sluice.kit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class LoopbackTest {

    @Test
    void whatRefusesKeepsItsPort() throws IOException {
        // Given
        try (Socket refusing = Loopback.refusing()) {
            int port = refusing.getLocalPort();
            InetAddress here = refusing.getLocalAddress();
            // When, Then
            assertThrows(ConnectException.class, () -> new Socket(here, port).close());
            assertThrows(BindException.class, () -> new ServerSocket(port, 1, here).close());
        }
    }
}
