package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A class that never finds a place has no turn either (reliability.md R36).
class TenthOfPlacesTest {

    private final Line line = new Line(20);
    private final List<String> displaced = new ArrayList<>();

    private final class Waiting implements Line.Waiter {

        private final Priority priority;

        Waiting(Priority priority) {
            this.priority = priority;
        }

        @Override
        public void turn() {}

        @Override
        public void displaced() {
            displaced.add(priority.word);
        }

        @Override
        public void dismissed() {}
    }

    /// How many found a place.
    private int join(Priority priority, int many) {
        int found = 0;
        for (int i = 0; i < many; i++) {
            Guest guest = new Guest("t", Guest.USUAL);
            found += line.join(priority, guest, new Waiting(priority)) == null ? 0 : 1;
        }
        return found;
    }

    @Test
    void r36_aLowClassFindsATenthOfTheFullLine() {
        // Given
        join(Priority.INTERACTIVE, 20);
        // When
        int found = join(Priority.BATCH, 5);
        // Then
        assertEquals(2, found);
        assertEquals(List.of("interactive", "interactive"), displaced);
    }

    @Test
    void r36_aHighClassLeavesItThatTenth() {
        // Given
        join(Priority.BATCH, 20);
        // When
        int found = join(Priority.INTERACTIVE, 30);
        // Then
        assertEquals(18, found);
    }

    @Test
    void r36_itComesFromTheLowestClassThatHasMore() {
        // Given
        join(Priority.INTERACTIVE, 10);
        join(Priority.DEFAULT, 10);
        // When
        join(Priority.BATCH, 1);
        // Then
        assertEquals(List.of("default"), displaced);
    }
}
