package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StallsTest {

    private final Deque<Runnable> due = new ArrayDeque<>();
    private final Stalls stalls = new Stalls(due::add);
    private final List<String> told = new ArrayList<>();

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            due.removeFirst().run();
        }
    }

    @Test
    void aBodyThatRestsIsToldAfterItsPatience() {
        // Given
        stalls.watch(() -> 7, () -> told.add("a"));
        // When
        look(Stalls.LOOKS + 1);
        // Then
        assertEquals(List.of("a"), told);
    }

    @Test
    void nothingIsToldBeforeThePatienceIsOver() {
        // Given
        stalls.watch(() -> 7, () -> told.add("a"));
        // When
        look(Stalls.LOOKS);
        // Then
        assertEquals(List.of(), told);
    }

    @Test
    void aByteBetweenTwoLooksBuysTheWholePatienceAgain() {
        // Given
        AtomicInteger length = new AtomicInteger();
        stalls.watch(length::get, () -> told.add("a"));
        look(Stalls.LOOKS);
        length.set(1);
        // When
        look(Stalls.LOOKS);
        // Then
        assertEquals(List.of(), told);
    }

    @Test
    void aStalledBodyIsToldOnce() {
        // Given
        stalls.watch(() -> 7, () -> told.add("a"));
        // When
        look(3 * Stalls.LOOKS);
        // Then
        assertEquals(List.of("a"), told);
    }

    @Test
    void whatIsForgottenIsNotTold() {
        // Given
        Stalls.Reading gone = stalls.watch(() -> 7, () -> told.add("gone"));
        stalls.watch(() -> 7, () -> told.add("stays"));
        stalls.forget(gone);
        // When
        look(Stalls.LOOKS + 1);
        // Then
        assertEquals(List.of("stays"), told);
    }

    @Test
    void forgettingWithinALookLeavesNobodyOut() {
        // Given
        List<Stalls.Reading> readings = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int mine = i;
            readings.add(
                    stalls.watch(
                            () -> 7,
                            () -> {
                                told.add("" + mine);
                                stalls.forget(readings.get(mine));
                            }));
        }
        // When
        look(Stalls.LOOKS + 1);
        // Then
        assertEquals(List.of("2", "1", "0"), told);
    }

    @Test
    void nobodyLooksWhenNothingIsRead() {
        // Given
        stalls.forget(stalls.watch(() -> 7, () -> told.add("a")));
        // When
        look(1);
        // Then
        assertTrue(due.isEmpty());
    }
}
