package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineTest {

    private final List<String> turns = new ArrayList<>();
    private final List<String> displaced = new ArrayList<>();
    private final Line line = new Line(4);

    private Line.@Nullable Place join(Line line, String name, Priority priority, String team) {
        return line.join(
                priority,
                new Guest(team, Guest.USUAL),
                new Line.Waiter() {
                    @Override
                    public void turn() {
                        turns.add(name);
                    }

                    @Override
                    public void displaced() {
                        displaced.add(name);
                    }

                    @Override
                    public void dismissed() {}
                });
    }

    private Line.@Nullable Place join(String name, Priority priority) {
        return join(line, name, priority, "one");
    }

    @Test
    void whoCameFirstGoesFirst() {
        // Given
        join("a", Priority.DEFAULT);
        join("b", Priority.DEFAULT);
        // When
        line.next();
        // Then
        assertEquals(List.of("a"), turns);
    }

    @Test
    void aHigherClassGoesFirst() {
        // Given
        join("batch", Priority.BATCH);
        join("default", Priority.DEFAULT);
        join("interactive", Priority.INTERACTIVE);
        // When
        line.next();
        line.next();
        line.next();
        // Then
        assertEquals(List.of("interactive", "default", "batch"), turns);
    }

    @Test
    void roomWithoutWaitersTellsNobody() {
        // When
        line.next();
        // Then
        assertEquals(List.of(), turns);
    }

    @Test
    void whoLeftHasNoTurn() {
        // Given
        Line.Place gone = join("a", Priority.DEFAULT);
        join("b", Priority.DEFAULT);
        line.leave(gone);
        // When
        line.next();
        // Then
        assertEquals(List.of("b"), turns);
    }

    @Test
    void nobodyLeavesAPlaceThatIsNotHisAnyMore() {
        // Given
        Line.Place place = join("a", Priority.DEFAULT);
        line.next();
        // When
        boolean left = line.leave(place);
        // Then
        assertFalse(left);
    }

    @Test
    void aFullLineTakesNobodyOfTheSameClass() {
        // Given
        for (int i = 0; i < 4; i++) {
            join("a" + i, Priority.DEFAULT);
        }
        // When
        Line.Place place = join("late", Priority.DEFAULT);
        // Then
        assertNull(place);
        assertEquals(4, line.waiting());
    }

    @Test
    void aHigherClassDisplacesTheNewestOfTheLowest() {
        // Given
        join("d", Priority.DEFAULT);
        join("b1", Priority.BATCH);
        join("b2", Priority.BATCH);
        join("d2", Priority.DEFAULT);
        // When
        Line.Place place = join("now", Priority.INTERACTIVE);
        // Then
        assertNotNull(place);
        assertEquals(List.of("b2"), displaced);
        assertEquals(4, line.waiting());
    }

    @Test
    void aLowerClassDisplacesNobody() {
        // Given
        for (int i = 0; i < 4; i++) {
            join("a" + i, Priority.INTERACTIVE);
        }
        // When
        Line.Place place = join("batch", Priority.BATCH);
        // Then
        assertNull(place);
    }

    @Test
    void aTeamBelowItsShareDisplacesOneAboveIts() {
        // Given
        for (int i = 0; i < 4; i++) {
            join("a" + i, Priority.DEFAULT);
        }
        // When
        Line.Place place = join(line, "other", Priority.DEFAULT, "two");
        // Then
        assertNotNull(place);
        assertEquals(List.of("a3"), displaced);
    }

    @Test
    void aTeamWithItsShareDisplacesNobody() {
        // Given
        for (int i = 0; i < 2; i++) {
            join(line, "a" + i, Priority.DEFAULT, "one");
            join(line, "b" + i, Priority.DEFAULT, "two");
        }
        // When
        Line.Place place = join(line, "b2", Priority.DEFAULT, "two");
        // Then
        assertNull(place);
        assertEquals(List.of(), displaced);
    }

    @Test
    void eachClassGetsATenthOfTheTurnsAtLeast() {
        // Given
        Line long_ = new Line(1_000);
        for (int i = 0; i < 300; i++) {
            join(long_, "interactive", Priority.INTERACTIVE, "one");
            join(long_, "default", Priority.DEFAULT, "one");
            join(long_, "batch", Priority.BATCH, "one");
        }
        // When
        for (int i = 0; i < 100; i++) {
            long_.next();
        }
        // Then
        assertEquals(80, Collections.frequency(turns, "interactive"));
        assertEquals(10, Collections.frequency(turns, "default"));
        assertEquals(10, Collections.frequency(turns, "batch"));
    }
}
