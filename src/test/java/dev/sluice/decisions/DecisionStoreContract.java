package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.kit.AnyRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [DecisionStore] keeps. To test one: extend this and say how to make an empty store
/// that holds at least a hundred records.
public abstract class DecisionStoreContract {

    protected abstract DecisionStore store();

    private static DecisionStore holding(DecisionStore store, int records) {
        store.add(IntStream.rangeClosed(1, records).mapToObj(AnyRecord::number).toList());
        return store;
    }

    private static List<String> ids(List<DecisionRecord> page) {
        return page.stream().map(DecisionRecord::id).toList();
    }

    @Test
    void givesBackWhatItWasGiven() {
        // Given
        DecisionStore store = holding(store(), 50);
        // When
        List<DecisionRecord> back = store.newest(null, 50).reversed();
        // Then
        assertEquals(IntStream.rangeClosed(1, 50).mapToObj(AnyRecord::number).toList(), back);
    }

    @Test
    void showsTheNewestFirst() {
        // Given
        DecisionStore store = holding(store(), 5);
        // When
        List<String> ids = ids(store.newest(null, 3));
        // Then
        assertEquals(List.of("p-5", "p-4", "p-3"), ids);
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEnded() {
        // Given
        DecisionStore store = holding(store(), 5);
        // When
        List<String> ids = ids(store.newest("p-3", 9));
        // Then
        assertEquals(List.of("p-2", "p-1"), ids);
    }

    @Test
    void afterTheOldestThereIsNothing() {
        // Given
        DecisionStore store = holding(store(), 5);
        // When
        List<DecisionRecord> page = store.newest("p-1", 9);
        // Then
        assertEquals(List.of(), page);
    }

    @Test
    void afterAStrangerThereIsNothing() {
        // Given
        DecisionStore store = holding(store(), 5);
        // When
        List<DecisionRecord> page = store.newest("p-77", 9);
        // Then
        assertEquals(List.of(), page);
    }

    @Test
    void anEmptyStoreHasNoPage() {
        // When
        List<DecisionRecord> page = store().newest(null, 9);
        // Then
        assertEquals(List.of(), page);
    }

    @Test
    void findsARecordByItsId() {
        // Given
        DecisionStore store = holding(store(), 9);
        // When
        DecisionRecord found = store.find("p-4").orElseThrow();
        // Then
        assertEquals(AnyRecord.number(4), found);
    }

    @Test
    void findsNoStranger() {
        // Given
        DecisionStore store = holding(store(), 9);
        // When
        boolean found = store.find("p-10").isPresent();
        // Then
        assertTrue(!found);
    }

    @Test
    void remembersWhatWasLearnedLater() {
        // Given
        DecisionStore store = holding(store(), 9);
        // When
        store.learned("p-4", new After("good", "retry", "", ""));
        // Then
        assertEquals(new After("good", "retry", "", ""), store.find("p-4").orElseThrow().after());
    }

    @Test
    void tellsWhatWasLearnedLater() {
        // Given
        DecisionStore store = holding(store(), 9);
        store.learned("p-4", new After("good", "retry", "", ""));
        // When
        Optional<After> learned = store.learned("p-4");
        // Then
        assertEquals(Optional.of(new After("good", "retry", "", "")), learned);
    }

    @Test
    void nothingWasLearnedOfAStranger() {
        // Given
        DecisionStore store = holding(store(), 9);
        // When
        Optional<After> learned = store.learned("p-77");
        // Then
        assertEquals(Optional.empty(), learned);
    }

    @Test
    void whatIsLearnedOfAStrangerChangesNothing() {
        // Given
        DecisionStore store = holding(store(), 9);
        List<DecisionRecord> before = store.newest(null, 9);
        // When
        store.learned("p-77", new After("good", "", "", ""));
        // Then
        assertEquals(before, store.newest(null, 9));
    }

    @Test
    void countsWhatItHolds() {
        // When
        int held = holding(store(), 9).held();
        // Then
        assertEquals(9, held);
    }
}
