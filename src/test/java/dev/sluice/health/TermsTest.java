package dev.sluice.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Other numbers than the defaults, told while the target is in use.
class TermsTest {

    private static final Reason.Terms OTHER =
            new Reason.Terms(
                    40,
                    4,
                    0.25,
                    3,
                    seconds(1),
                    seconds(2),
                    10,
                    new Reason.Back(seconds(5), 1, 0.5, seconds(10)));

    private final Patient patient = new Patient();

    private static long seconds(int number) {
        return TimeUnit.SECONDS.toNanos(number);
    }

    @BeforeEach
    void tell() {
        patient.fails(1).succeeds(1);
        patient.health.goBy(OTHER);
    }

    @Test
    void fewerFailuresInARowAreEnough() {
        // When
        patient.succeeds(20).fails(3);
        // Then
        assertEquals(List.of("left consecutive_errors 1"), patient.told);
    }

    @Test
    void aSmallerShareOfFewerAttemptsIsEnough() {
        // When
        patient.succeeds(1).fails(1);
        // Then
        assertEquals(List.of("left error_rate 1"), patient.told);
    }

    @Test
    void attemptsAreRememberedForLonger() {
        // When
        patient.after(30).succeeds(1).fails(1);
        // Then
        assertEquals(List.of("left error_rate 1"), patient.told);
    }

    @Test
    void theTimeOutDoublesToItsLongest() {
        // When
        for (int i = 0; i < 3; i++) {
            patient.fails(3).after(3).turn();
            patient.health.failed(Turn.TRIAL, patient.now());
        }
        // Then
        assertEquals(
                List.of("left error_rate 1", "left error_rate 2", "left error_rate 2"),
                patient.told.stream().filter(told -> told.startsWith("left")).limit(3).toList());
    }

    @Test
    void itComesBackWithALargerShareAndSooner() {
        // Given
        patient.fails(3).after(2);
        // When
        patient.health.succeeded(patient.turn(), patient.now());
        // Then
        assertEquals(0.5, patient.standing().share());
        patient.after(11).turn();
        assertEquals("in", patient.standing().state());
    }

    @Test
    void oneFailedProbeIsEnough() {
        // When
        patient.health.probed(false, patient.now());
        // Then
        assertEquals("out", patient.standing().state());
    }
}
