package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private final Labels labels = new Labels();

    @Test
    void certainAndRightIsNoError() {
        // Given
        for (int i = 0; i < 100; i++) {
            labels.add(i % 2, i % 2 == 1);
        }
        // When
        double error = labels.error();
        // Then
        assertEquals(0, error, 1e-12);
    }

    @Test
    void certainAndWrongIsAllError() {
        // Given
        for (int i = 0; i < 100; i++) {
            labels.add(i % 2, i % 2 == 0);
        }
        // When
        double error = labels.error();
        // Then
        assertEquals(1, error, 1e-12);
    }

    @Test
    void whatWasNotWeighedIsNoLabel() {
        // When
        labels.add(Double.NaN, true);
        // Then
        assertEquals(0, labels.size());
    }

    @Test
    void keepsTheNewestThousand() {
        // Given
        for (int i = 0; i < 1_000; i++) {
            labels.add(0, true);
        }
        // When
        for (int i = 0; i < 1_000; i++) {
            labels.add(0, false);
        }
        // Then
        assertEquals("1000 0.0", labels.size() + " " + labels.error());
    }

    private static Labels labelled(int seed, double bias) {
        Labels labels = new Labels();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            double p = random.nextDouble();
            labels.add(p, random.nextDouble() < Math.clamp(p + bias, 0, 1));
        }
        return labels;
    }

    /// A 95 % interval excludes the truth once in twenty times; two windows in a row make an alarm.
    @Test
    void honestProbabilitiesSeldomLookLikeALie() {
        // When
        long lies = IntStream.range(0, 100).filter(seed -> labelled(seed, 0).lie()).count();
        // Then
        assertTrue(lies <= 12, lies + " of 100");
    }

    @Test
    void probabilitiesThatAreTooLowLie() {
        // When
        long lies = IntStream.range(0, 100).filter(seed -> labelled(seed, 0.15).lie()).count();
        // Then
        assertEquals(100, lies);
    }
}
