package dev.sluice.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a 429 does.
class RestTest {

    private final Patient patient = new Patient();

    private void limited(long hintSeconds) {
        patient.health.limited(TimeUnit.SECONDS.toNanos(hintSeconds), patient.now());
    }

    @Test
    void itRestsUntilTheHint() {
        // When
        limited(30);
        // Then
        assertEquals(
                "REST REST GO",
                patient.turn() + " " + patient.after(29).turn() + " " + patient.after(1).turn());
    }

    @Test
    void withoutAHintTheRestDoublesToAMinuteUntilItServesAgain() {
        // Given
        List<Long> rests = new ArrayList<>();
        // When
        for (int i = 0; i < 6; i++) {
            limited(0);
            rests.add(patient.standing().forMillis() / 1_000);
            patient.after(60).turn();
        }
        // Then
        assertEquals(List.of(5L, 10L, 20L, 40L, 60L, 60L), rests);
    }

    @Test
    void aServedCallEndsTheDoubling() {
        // Given
        limited(0);
        patient.after(5).succeeds(1).turn();
        // When
        limited(0);
        // Then
        assertEquals(5_000, patient.standing().forMillis());
    }

    @Test
    void callsThatWereUnderWayMakeItNoLonger() {
        // Given
        limited(0);
        // When
        limited(0);
        // Then
        assertEquals(5_000, patient.standing().forMillis());
    }

    @Test
    void aLongerHintMakesItLonger() {
        // Given
        limited(5);
        // When
        limited(20);
        // Then
        assertEquals(20_000, patient.standing().forMillis());
    }

    @Test
    void aRestIsNoEjection() {
        // When
        limited(10);
        // Then
        assertEquals("[] resting", patient.told + " " + patient.standing().state());
    }

    /// No call has to come before it is told.
    @Test
    void aRestThatIsOverIsNoRest() {
        // Given
        limited(10);
        // When
        patient.after(10);
        // Then
        assertEquals(new Standing("in", "", 0, 1, 0), patient.standing());
    }

    @Test
    void aRestEndsInFullShare() {
        // Given
        limited(10);
        // When
        patient.after(10).turn();
        // Then
        assertEquals(1, patient.standing().share());
    }

    @Test
    void afterATrialThatIsLimitedItIsEasedIn() {
        // Given
        patient.out().after(5).turn();
        limited(10);
        // When
        patient.after(10).turn();
        // Then
        assertEquals("easing 0.1", patient.standing().state() + " " + patient.standing().share());
    }

    @Test
    void aTrialThatIsLimitedDoesNotEndTheDoubling() {
        // Given
        patient.out().after(5).turn();
        limited(10);
        patient.after(10).turn();
        // When
        patient.out();
        // Then
        assertEquals("left consecutive_errors 10", patient.told.getLast());
    }

    @Test
    void aRestOnlyInterruptsTheWayBack() {
        // Given
        patient.out().after(5).health.succeeded(patient.turn(), patient.now());
        patient.after(15).turn();
        limited(10);
        // When
        patient.after(10).turn();
        // Then
        assertEquals(0.55, patient.standing().share(), 1e-9);
    }

    @Test
    void aLongerHintInterruptsItForLonger() {
        // Given
        patient.out().after(5).health.succeeded(patient.turn(), patient.now());
        patient.after(15).turn();
        limited(10);
        patient.after(5);
        limited(20);
        // When
        patient.after(20).turn();
        // Then
        assertEquals(0.55, patient.standing().share(), 1e-9);
    }

    @Test
    void aRestDuringTheWayBackDoesNotEndTheDoubling() {
        // Given
        patient.out().after(5).health.succeeded(patient.turn(), patient.now());
        limited(10);
        patient.after(10).turn();
        // When
        patient.out();
        // Then
        assertEquals("left consecutive_errors 10", patient.told.getLast());
    }

    @Test
    void onceTheWayBackIsOverTheDoublingIsToo() {
        // Given
        patient.out().after(5).health.succeeded(patient.turn(), patient.now());
        limited(10);
        patient.after(41).turn();
        // When
        patient.out();
        // Then
        assertEquals("left consecutive_errors 5", patient.told.getLast());
    }
}
