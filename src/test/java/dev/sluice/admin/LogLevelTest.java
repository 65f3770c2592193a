package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelTest {

    private final Logger above = Logger.getLogger("dev.sluice.admin.test");
    private final Logger logger = Logger.getLogger("dev.sluice.admin.test.below");

    @ParameterizedTest
    @CsvSource({
        "SEVERE, ERROR",
        "WARNING, WARN",
        "INFO, INFO",
        "FINE, DEBUG",
        "FINEST, FINEST",
        "OFF, OFF"
    })
    void aLevelIsSaidInTheWordsOfTheConfiguration(String level, String word) {
        // Given
        logger.setLevel(Level.parse(level));
        // When
        String said = LogLevel.word(logger);
        // Then
        assertEquals(word, said);
    }

    @Test
    void aLoggerWithoutALevelHasThatOfTheOneAbove() {
        // Given
        logger.setLevel(null);
        above.setLevel(Level.WARNING);
        // When
        String said = LogLevel.word(logger);
        // Then
        assertEquals("WARN", said);
    }
}
