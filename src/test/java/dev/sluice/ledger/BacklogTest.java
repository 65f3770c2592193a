package dev.sluice.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ledger.Tap.Missed;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog();

    @Test
    void whatUsedNothingAddsNothingToTheSums() {
        // Given
        backlog.add(Entries.ended(new Outcome.ClientGone("", Usage.UNKNOWN), -1));

        // When
        Missed missed = backlog.take();

        // Then
        assertEquals(new Missed(1, 0, 0, 0, 0), missed);
    }

    @Test
    void callsWhoseCostNobodyKnowsAreCounted() {
        // Given
        backlog.add(Entries.ended(new Outcome.Finished(Entries.usage(400, 90)), -1));
        backlog.add(Entries.ended(new Outcome.Finished(Entries.usage(10, 1)), 67));
        backlog.add(Entries.ended(new Outcome.Finished(Usage.UNKNOWN), -1));

        // When
        Missed missed = backlog.take();

        // Then
        assertEquals(new Missed(3, 410, 91, 67, 2), missed);
    }

    @Test
    void whatWasTakenIsNotTakenAgain() {
        // Given
        backlog.add(Entries.ended(new Outcome.Finished(Entries.usage(400, 90)), -1));
        backlog.take();

        // When
        Missed missed = backlog.take();

        // Then
        assertEquals(Missed.NONE, missed);
    }
}
