package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.kit.AnyRecord;
import dev.sluice.kit.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldDecisionsTest extends DecisionStoreContract {

    @Override
    protected DecisionStore store() {
        return new HeldDecisions(100, 1 << 20);
    }

    @Test
    void forgetsTheOldestBeyondItsNumber() {
        // Given
        HeldDecisions store = new HeldDecisions(3, 1 << 20);
        // When
        for (int i = 1; i <= 8; i++) {
            store.add(List.of(AnyRecord.number(i)));
        }
        // Then
        assertEquals(
                List.of(AnyRecord.number(8), AnyRecord.number(7), AnyRecord.number(6)),
                store.newest(null, 9));
    }

    /// Whatever fits is whole, however often the memory was gone round.
    @Test
    void forgetsTheOldestBeyondItsBytes() {
        // Given
        HeldDecisions store = new HeldDecisions(1_000, 64 << 10);
        List<DecisionRecord> all = new ArrayList<>();
        // When
        for (int i = 1; i <= 2_000; i++) {
            all.addFirst(AnyRecord.number(i));
            store.add(List.of(AnyRecord.number(i)));
        }
        // Then
        assertTrue(store.held() > 20 && store.held() < 1_000, () -> "held " + store.held());
        assertEquals(all.subList(0, store.held()), store.newest(null, 1_000));
    }

    @Test
    void findsWhatItHoldsAndNothingElseHoweverOftenItWasGoneRound() {
        // Given
        HeldDecisions store = new HeldDecisions(100, 64 << 10);
        // When
        for (int i = 1; i <= 1_000; i++) {
            store.add(List.of(AnyRecord.number(i)));
        }
        // Then
        int held = store.held();
        List<Integer> found = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            int number = i;
            store.find("p-" + i)
                    .filter(record -> record.equals(AnyRecord.number(number)))
                    .ifPresent(_ -> found.add(number));
        }
        assertTrue(held > 20, () -> "held " + held);
        assertEquals(IntStream.rangeClosed(1_001 - held, 1_000).boxed().toList(), found);
    }

    @Test
    void aReusedPlaceForgetsWhatWasLearnedOfTheOneBefore() {
        // Given
        HeldDecisions store = new HeldDecisions(1, 1 << 20);
        store.add(List.of(Records.of("a").record()));
        store.learned("a", new After("good", "", "", ""));
        // When
        store.add(List.of(Records.of("b").record()));
        // Then
        assertEquals(After.NOTHING, store.find("b").orElseThrow().after());
    }

    @Test
    void aRecordTooLargeKeepsAllButWhatWasSeen() {
        // Given
        HeldDecisions store = new HeldDecisions(9, 64 << 10);
        // When
        store.add(List.of(Records.of("a").prompt("x".repeat(20_000)).record()));
        // Then
        assertEquals("", store.find("a").orElseThrow().weighed().seen().prompt());
    }
}
