package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Places by the weights of teams: six, so that four parts and two are whole numbers. And what
/// becomes of them when nobody has a turn any more.
class WeightedLineTest {

    private static final Guest FOUR = new Guest("four", 4);
    private static final Guest TWO = new Guest("two", 2);

    private final List<String> turns = new ArrayList<>();
    private final List<String> displaced = new ArrayList<>();
    private final List<String> dismissed = new ArrayList<>();
    private final Line line = new Line(6);

    private Line.@Nullable Place join(Guest guest) {
        return line.join(
                Priority.DEFAULT,
                guest,
                new Line.Waiter() {
                    @Override
                    public void turn() {
                        turns.add(guest.team());
                    }

                    @Override
                    public void displaced() {
                        displaced.add(guest.team());
                    }

                    @Override
                    public void dismissed() {
                        dismissed.add(guest.team());
                    }
                });
    }

    private int join(Guest guest, int times) {
        int joined = 0;
        for (int i = 0; i < times; i++) {
            joined += join(guest) == null ? 0 : 1;
        }
        return joined;
    }

    @Test
    void aHeavierTeamClaimsItsLargerShare() {
        // Given
        join(TWO, 6);
        // When
        int joined = join(FOUR, 6);
        // Then
        assertEquals("4 4", joined + " " + Collections.frequency(displaced, "two"));
    }

    @Test
    void aLighterTeamClaimsNoMoreThanItsOwn() {
        // Given
        join(FOUR, 6);
        // When
        int joined = join(TWO, 6);
        // Then
        assertEquals("2 2", joined + " " + Collections.frequency(displaced, "four"));
    }

    @Test
    void whileNobodyElseWaitsATeamMayHaveAllPlaces() {
        // When
        int joined = join(TWO, 6);
        // Then
        assertEquals(6, joined);
    }

    @Test
    void nobodyWithinItsShareIsDisplaced() {
        // Given
        join(FOUR, 4);
        join(TWO, 2);
        // When
        join(FOUR, 3);
        join(TWO, 3);
        // Then
        assertTrue(displaced.isEmpty(), displaced::toString);
    }

    @Test
    void aTeamThatLeftTheLineHasNoShareOfItAnyMore() {
        // Given
        line.leave(join(FOUR));
        join(TWO, 6);
        // When
        int joined = join(new Guest("other", 2), 6);
        // Then
        assertEquals(3, joined);
    }

    @Test
    void whenNobodyHasATurnAnyMoreAllAreSentAway() {
        // Given
        join(FOUR);
        join(TWO);
        // When
        line.dismiss();
        // Then
        assertEquals("[four, two] 0", dismissed + " " + line.waiting());
    }

    @Test
    void whoWasSentAwayHasNoTurn() {
        // Given
        join(FOUR);
        line.dismiss();
        // When
        line.next();
        // Then
        assertEquals(List.of(), turns);
    }
}
