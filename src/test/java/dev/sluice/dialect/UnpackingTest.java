package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Packed;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {

    private static final String TEXT = "data: {\"a\":\"한국어\"}\n\n".repeat(50);

    private static String read(Unpacking unpacking, byte[] packed, int step) {
        Buffer all = Buffer.buffer();
        for (int at = 0; at < packed.length; at += step) {
            int end = Math.min(packed.length, at + step);
            all.appendBuffer(unpacking.read(Buffer.buffer(packed).slice(at, end)));
        }
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource({"gzip,1", "gzip,7", "x-gzip,10000", "GZIP,3", "deflate,1", "deflate,10000"})
    void enc2_unpacksHoweverItIsCut(String encoding, int step) {
        // Given
        byte[] packed = Packed.as(encoding, TEXT);
        // When
        String plain = read(new Unpacking(encoding), packed, step);
        // Then
        assertEquals(TEXT, plain);
    }

    /// A stream that was flushed is read before its end.
    @Test
    void enc2_anEventIsReadOnceItHasCome() {
        // Given
        byte[] part = Packed.flushed("data: one\n\n");
        // When
        Buffer plain = new Unpacking("gzip").read(Buffer.buffer(part));
        // Then
        assertEquals("data: one\n\n", plain.toString());
    }

    @Test
    void enc2_aBombIsRefused() {
        // Given
        Unpacking unpacking = new Unpacking("gzip");
        byte[] bomb = Packed.as("gzip", "0".repeat(Unpacking.LARGEST + 1));
        // When
        Buffer plain = unpacking.read(Buffer.buffer(bomb));
        // Then
        assertEquals(0, plain.length());
        assertTrue(bomb.length < 64 << 10, bomb.length + " bytes");
        assertNotNull(unpacking.failure());
    }

    @Test
    void enc2_whatIsNoGzipIsTold() {
        // Given
        Unpacking unpacking = new Unpacking("gzip");
        // When
        unpacking.read(Buffer.buffer("{\"plain\":true}"));
        // Then
        assertNotNull(unpacking.failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, br"})
    void enc2_whatNobodyHereReadsIsTold(String encoding) {
        assertTrue(new Unpacking(encoding).failure().message().contains("(" + encoding + ")"));
    }

    @Test
    void enc2_gzipIsFineUntilItIsRead() {
        assertNull(new Unpacking("gzip").failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "", "Identity"})
    void enc2_anAnswerAsItIsNeedsNone(String encoding) {
        assertFalse(Unpacking.isNeeded(encoding));
    }
}
