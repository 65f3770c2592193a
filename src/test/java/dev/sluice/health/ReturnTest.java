package dev.sluice.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a target comes back: by a trial, a call in panic or a probe, and little by little.
class ReturnTest {

    private final Patient patient = new Patient();

    @Test
    void aTrialThatGoesWellBringsATenthOfItsShareBack() {
        // Given
        patient.out().after(5);
        // When
        patient.health.succeeded(patient.turn(), patient.now());
        // Then
        assertEquals(0.1, patient.standing().share(), 1e-9);
    }

    @ParameterizedTest(name = "after {0} s and a throw of {1}: {2}")
    @CsvSource({
        "0, 0.09, GO",
        "0, 0.11, LATER",
        "15, 0.54, GO",
        "15, 0.56, LATER",
        "30, 0.999, GO"
    })
    void itsShareGrowsToTheWholeWithinThirtySeconds(double seconds, double dice, Turn turn) {
        // Given
        patient.out().after(5).health.succeeded(patient.turn(), patient.now());
        patient.dice = dice;
        // When
        patient.after(seconds);
        // Then
        assertEquals(turn, patient.turn());
    }

    @Test
    void leavingAgainWhileItComesBackDoublesTheTime() {
        // Given
        patient.out().after(5).health.succeeded(patient.turn(), patient.now());
        // When
        patient.after(10).out();
        // Then
        assertEquals("left consecutive_errors 10", patient.told.getLast());
    }

    @Test
    void onceWhollyBackItStartsFromFiveSecondsAgain() {
        // Given
        patient.out().after(5).health.succeeded(patient.turn(), patient.now());
        patient.after(31).turn();
        // When
        patient.out();
        // Then
        assertEquals("left consecutive_errors 5", patient.told.getLast());
    }

    @Test
    void aTrialThatFindsOutNothingLeavesTheNextCallToTry() {
        // Given
        patient.out().after(5);
        // When
        patient.health.unknown(patient.turn(), patient.now());
        // Then
        assertEquals(Turn.TRIAL, patient.turn());
    }

    @ParameterizedTest(name = "after {0} s: {1}")
    @CsvSource({"59, OUT", "60, TRIAL"})
    void aTrialThatNobodyTellsOfIsDueAgainAfterAMinute(double seconds, Turn turn) {
        // Given
        patient.out().after(5).turn();
        // When
        patient.after(seconds);
        // Then
        assertEquals(turn, patient.turn());
    }

    @Test
    void aSecondTrialIsOneCallsToo() {
        // Given
        patient.out().after(5).turn();
        patient.after(60).turn();
        // When
        Turn turn = patient.turn();
        // Then
        assertEquals(Turn.OUT, turn);
    }

    @Test
    void attemptsThatWereUnderWayDoNotBringItBack() {
        // Given
        patient.out();
        // When
        patient.succeeds(3);
        // Then
        assertEquals(Turn.OUT, patient.turn());
    }

    @Test
    void anAttemptInPanicThatGoesWellBringsItBack() {
        // Given
        patient.out();
        // When
        patient.health.succeeded(Turn.PANIC, patient.now());
        // Then
        assertEquals("easing", patient.standing().state());
    }

    @Test
    void twoFailedProbesTakeItOut() {
        // When
        patient.health.probed(false, patient.now());
        patient.health.probed(false, patient.now());
        // Then
        assertEquals(List.of("left probe 5"), patient.told);
    }

    @Test
    void aGoodProbeIsTheTrialOfOneThatWaits() {
        // Given
        patient.out().after(5);
        // When
        patient.health.probed(true, patient.now());
        // Then
        assertEquals("returned", patient.told.getLast());
    }

    @Test
    void aGoodProbeDoesNotShortenTheTimeOut() {
        // Given
        patient.out().after(4);
        // When
        patient.health.probed(true, patient.now());
        // Then
        assertEquals(Turn.OUT, patient.turn());
    }

    @Test
    void aProbeSaysNothingOfACredential() {
        // Given
        patient.health.leave(Reason.AUTH, patient.now());
        // When
        patient.after(61).health.probed(true, patient.now());
        // Then
        assertEquals("out", patient.standing().state());
    }
}
