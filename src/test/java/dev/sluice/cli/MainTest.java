package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.LaunchMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    /// A thread that a failed shutdown leaves would else keep a drained process for ever.
    @ParameterizedTest
    @CsvSource({
        "0, NORMAL, true",
        "78, NORMAL, true",
        "0, DEVELOPMENT, false",
        "78, DEVELOPMENT, true"
    })
    void theProcessEndsWithItsVerbButInDevMode(int code, LaunchMode mode, boolean ends) {
        assertEquals(ends, Main.ends(code, mode));
    }
}
