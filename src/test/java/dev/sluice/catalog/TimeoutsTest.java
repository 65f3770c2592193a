package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of reliability.md R1.
class TimeoutsTest {

    @ParameterizedTest
    @EnumSource(names = {"CHAT", "COMPLETIONS"})
    void theFastTierIsImpatient(Endpoint endpoint) {
        assertEquals(
                new Timeouts(2_000, 10_000, 15_000, 20_000, 120_000),
                Timeouts.defaults(endpoint, Tier.FAST));
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT", "COMPLETIONS"})
    void theReasoningTierWaits(Endpoint endpoint) {
        assertEquals(
                new Timeouts(2_000, 30_000, 120_000, 60_000, 600_000),
                Timeouts.defaults(endpoint, Tier.REASONING));
    }

    @ParameterizedTest
    @EnumSource
    void embeddingsHaveOneRowAndNoFirstToken(Tier tier) {
        assertEquals(
                new Timeouts(2_000, 10_000, 0, 20_000, 60_000),
                Timeouts.defaults(Endpoint.EMBEDDINGS, tier));
    }

    @Test
    void rerankingIsTimedAsEmbeddingsAre() {
        assertEquals(
                Timeouts.defaults(Endpoint.EMBEDDINGS, Tier.FAST),
                Timeouts.defaults(Endpoint.RERANK, Tier.FAST));
    }

    @Test
    void whatIsUnsaidComesFromTheOther() {
        // Given
        Timeouts mine = new Timeouts(-1, 7, 0, -1, -1);
        // When
        Timeouts both = mine.or(new Timeouts(1, 2, 3, 4, 5));
        // Then
        assertEquals(new Timeouts(1, 7, 0, 4, 5), both);
    }

    @Test
    void nothingSaidIsAllFromTheOther() {
        // Given
        Timeouts other = new Timeouts(1, 2, 3, 4, 5);
        // When
        Timeouts both = Timeouts.UNSAID.or(other);
        // Then
        assertEquals(other, both);
    }
}
