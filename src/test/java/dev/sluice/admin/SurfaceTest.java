package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceTest {

    private static Surface on(String host, Integer port, String key) {
        return new Surface(host, Optional.ofNullable(port), Optional.ofNullable(key));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, , , true, false, false",
        "127.0.0.1, , hash, true, true, false",
        "127.0.0.1, 9001, , true, false, true",
        "0.0.0.0, , , false, false, true",
        "0.0.0.0, , hash, true, true, true"
    })
    void itIsWhereItMayBe(
            String host, Integer port, String key, boolean open, boolean asks, boolean own) {
        // When
        Surface surface = on(host, port, key);
        // Then
        assertEquals(
                java.util.List.of(open, asks, own),
                java.util.List.of(surface.open(), surface.asks(), surface.own()));
    }
}
