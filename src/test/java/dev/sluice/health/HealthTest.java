package dev.sluice.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    private final Patient patient = new Patient();

    @Test
    void aTargetOfWhichNothingIsKnownIsInRotation() {
        assertEquals(Turn.GO, patient.turn());
    }

    @ParameterizedTest(name = "{0} good, {1} bad: {2}")
    @CsvSource({"5, 4, GO", "5, 5, OUT", "6, 5, GO", "4, 4, GO", "90, 90, OUT"})
    void opensWhenHalfOfAtLeastTenAttemptsFail(int good, int bad, Turn then) {
        // When
        patient.succeeds(good - bad).alternates(bad);
        // Then
        assertEquals(then, patient.turn());
    }

    @Test
    void failuresOfMoreThanTwentySecondsAgoAreForgotten() {
        // Given
        patient.alternates(4).after(21);
        // When
        patient.alternates(4);
        // Then
        assertEquals(Turn.GO, patient.turn());
    }

    @ParameterizedTest(name = "{0} in a row: {1}")
    @CsvSource({"4, GO", "5, OUT"})
    void opensAtTheFifthFailureInARow(int bad, Turn then) {
        // When
        patient.succeeds(50).fails(bad);
        // Then
        assertEquals(then, patient.turn());
    }

    @Test
    void aSuccessEndsARow() {
        // Given
        patient.succeeds(50).fails(4).succeeds(1);
        // When
        patient.fails(4);
        // Then
        assertEquals(Turn.GO, patient.turn());
    }

    @Test
    void whatSaysNothingOfTheTargetEndsNoRow() {
        // Given
        patient.succeeds(50).fails(4).health.unknown(Turn.GO, patient.now());
        // When
        patient.fails(1);
        // Then
        assertEquals(List.of("left consecutive_errors 5"), patient.told);
    }

    @Test
    void aRowBeginsAnewAfterItWasOut() {
        // Given
        patient.fails(5).after(5).health.succeeded(patient.turn(), patient.now());
        // When
        patient.after(31).fails(4);
        // Then
        assertEquals(Turn.GO, patient.turn());
    }

    @Test
    void aChangeHoldsForTheVeryNextCall() {
        // When
        patient.out();
        // Then
        assertEquals(Turn.OUT, patient.turn());
    }

    @Test
    void afterFiveSecondsOneCallIsTheTrial() {
        // Given
        patient.out().after(5);
        // When
        List<Turn> turns = List.of(patient.turn(), patient.turn(), patient.turn());
        // Then
        assertEquals(List.of(Turn.TRIAL, Turn.OUT, Turn.OUT), turns);
    }

    @Test
    void theTimeOutDoublesUpToAMinuteWithEachTrialThatFails() {
        // Given
        patient.out();
        // When
        for (int i = 0; i < 5; i++) {
            patient.after(60).health.failed(patient.turn(), patient.now());
        }
        // Then
        assertEquals(
                List.of("5", "10", "20", "40", "60", "60"),
                patient.told.stream()
                        .filter(said -> said.startsWith("left"))
                        .map(said -> said.substring(said.lastIndexOf(' ') + 1))
                        .toList());
    }

    @Test
    void aRefusedCredentialTakesItOutAtOnceAndForLonger() {
        // When
        patient.health.leave(Reason.AUTH, patient.now());
        // Then
        assertEquals("left auth 60, LOCKED", patient.told.getFirst() + ", " + patient.turn());
    }

    @Test
    void anEmptyAccountTakesItOutForTenMinutes() {
        // When
        patient.health.leave(Reason.QUOTA, patient.now());
        // Then
        assertEquals("left quota 600, LOCKED", patient.told.getFirst() + ", " + patient.turn());
    }

    @Test
    void aNewCredentialMayHaveAnotherAccount() {
        // Given
        patient.health.leave(Reason.QUOTA, patient.now());
        // When
        patient.health.pardon();
        // Then
        assertEquals(Turn.GO, patient.turn());
    }

    @Test
    void faultsOfTheRequestNeverTakeItOut() {
        // When
        for (int i = 0; i < 100; i++) {
            patient.health.unknown(Turn.GO, patient.now());
        }
        // Then
        assertEquals(Turn.GO, patient.turn());
    }

    @Test
    void aResetForgetsFailuresToo() {
        // Given
        patient.fails(4).out();
        // When
        patient.health.reset();
        patient.fails(1);
        // Then
        assertEquals(Turn.GO, patient.turn());
    }

    @Test
    void onlyOneOutOfRotationSaysForHowLong() {
        // When
        patient.out().after(2);
        // Then
        assertEquals(new Standing("out", "consecutive_errors", 3_000, 0, 0), patient.standing());
    }

    @Test
    void lateIsLaterThanItUsuallyIs() {
        // Given
        for (int i = 0; i < 100; i++) {
            patient.health.spoke(1_000, 0);
        }
        long usual = patient.health.p95Nanos();
        // When
        String late = patient.health.isLate(usual) + " " + patient.health.isLate(usual + 1);
        // Then
        assertEquals("false true", late);
    }

    @Test
    void nothingIsLateWhereLittleIsKnown() {
        // When
        boolean late = patient.health.isLate(Long.MAX_VALUE);
        // Then
        assertFalse(late);
    }

    @Test
    void lookingAheadClaimsNoTrial() {
        // Given
        patient.out().after(5);
        // When
        patient.health.outlook(patient.now(), () -> 0);
        // Then
        assertTrue(patient.turn() == Turn.TRIAL);
    }
}
