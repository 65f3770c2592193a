package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.decisions.Conversations.Again;
import dev.sluice.kit.Records;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationsTest {

    private static final long CALM = 7;

    private final Conversations conversations = new Conversations();

    private static Records call(String id, long secondsLater) {
        return Records.of(id).at(Records.NOON + 1_000 * secondsLater).spent(100, 500, 1);
    }

    private static String told(Optional<Again> again) {
        return again.orElseThrow().call().id() + " " + again.orElseThrow().how();
    }

    @Test
    void theSameTurnAgainIsARetry() {
        // Given
        conversations.ended(call("a", 0).draft(CALM));
        // When
        Optional<Again> again = conversations.ended(call("b", 30).draft(CALM));
        // Then
        assertEquals("a retry", told(again));
    }

    @Test
    void theSameTurnInOtherWordsIsARephrase() {
        // Given
        conversations.ended(call("a", 0).draft(CALM));
        // When
        Optional<Again> again = conversations.ended(call("b", 30).textBytes(77).draft(CALM));
        // Then
        assertEquals("a rephrase", told(again));
    }

    @Test
    void otherWordsOfTheSameLengthAreARephraseToo() {
        // Given
        conversations.ended(call("a", 0).features(new int[] {1}, 2, 3).draft(CALM));
        // When
        Optional<Again> again =
                conversations.ended(call("b", 30).features(new int[] {1}, 2, 4).draft(CALM));
        // Then
        assertEquals("rephrase", again.orElseThrow().how());
    }

    @Test
    void theNextTurnIsNeither() {
        // Given
        conversations.ended(call("a", 0).draft(CALM));
        // When
        Optional<Again> again = conversations.ended(call("b", 30).turns(3).draft(CALM));
        // Then
        assertEquals(Optional.empty(), again);
    }

    /// Counted from the answer to the next question: half a second passes until the second answer.
    @ParameterizedTest
    @CsvSource({"120, true", "121, false"})
    void aRetryComesWithinTwoMinutes(long seconds, boolean counts) {
        // Given
        conversations.ended(call("a", 0).draft(CALM));
        // When
        Optional<Again> again = conversations.ended(call("b", seconds).draft(CALM));
        // Then
        assertEquals(counts, again.isPresent());
    }

    @Test
    void twoAtTheSameTimeAreNoRetry() {
        // Given
        conversations.ended(call("a", 0).draft(CALM));
        // When
        Optional<Again> again = conversations.ended(call("b", 0).draft(CALM));
        // Then
        assertEquals(Optional.empty(), again);
    }

    @Test
    void anotherConversationIsAnother() {
        // Given
        conversations.ended(call("a", 0).draft(CALM));
        // When
        Optional<Again> again = conversations.ended(call("b", 30).draft(8));
        // Then
        assertEquals(Optional.empty(), again);
    }

    @Test
    void whoSharesAPlaceIsNotMistaken() {
        // Given
        conversations.ended(call("a", 0).draft(CALM));
        conversations.ended(call("b", 1).draft(CALM + (16 << 10)));
        // When
        Optional<Again> again = conversations.ended(call("c", 30).draft(CALM));
        // Then
        assertEquals(Optional.empty(), again);
    }

    @Test
    void aFailedCallMayBeTriedAgain() {
        // Given
        conversations.ended(call("a", 0).status("5xx").draft(CALM));
        // When
        Optional<Again> again = conversations.ended(call("b", 30).draft(CALM));
        // Then
        assertEquals(Optional.empty(), again);
    }

    @Test
    void whoeverSaidNothingIsNobody() {
        // Given
        conversations.ended(call("a", 0).draft(0));
        // When
        Optional<Again> again = conversations.ended(call("b", 30).draft(0));
        // Then
        assertEquals(Optional.empty(), again);
    }
}
