package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluateTest {

    @Test
    void aThresholdIsAProbability() {
        // Given
        Console console = new Console();

        // When
        console.run(Map.of(), "evaluate", "--rows", "rows.jsonl", "--threshold", "2");

        // Then
        String said = console.err.toString();
        assertTrue(said.contains("--threshold: 2.0 is not 0 to 1"), said);
    }
}
