package dev.sluice.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n";

    /// As a network may bring them: a few bytes at a time.
    private static Messages pieces(int size, String said) {
        InputStream all = new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8));
        return new Messages(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        return all.read();
                    }

                    @Override
                    public int read(byte[] into, int at, int most) throws IOException {
                        return all.read(into, at, Math.min(size, most));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", CHUNKED})
    void aMessageIsWholeWithItsLastByte(String message) throws IOException {
        // Given
        Messages messages = pieces(3, message);
        // When
        String read = messages.next();
        // Then
        assertEquals(message, read);
        assertEquals("", messages.next());
    }

    @Test
    void aMessageWithoutAnEndIsNotReadForEver() {
        // Given
        Messages messages = pieces(1 << 10, "x".repeat(100_000));
        // When, Then
        assertThrows(IOException.class, messages::next);
    }

    @Test
    void halfAMessageIsAFault() {
        // Given
        Messages messages = pieces(8, CHUNKED.substring(0, 40));
        // When, Then
        assertThrows(EOFException.class, messages::next);
    }
}
