package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Models;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Tier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweringTierTest {

    /// The errand is of the fast tier.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "FAST, REASONING, reasoning",
                "-, REASONING, reasoning",
                "FAST, FAST, fast",
                "FAST, -, fast",
                "REASONING, REASONING, fast"
            })
    void r24_theAnswerSaysTheTierThatGaveIt(Tier chosen, Tier own, String told) {
        // Given
        Errand errand = Errands.asking("{\"model\":\"m\",\"messages\":[]}");
        errand.labels().add(Labels.TIER, "fast");
        // When
        Labels labels =
                errand.labels(
                        Models.named("m").tier(own).model(),
                        Models.named("first").tier(chosen).model(),
                        2);
        // Then
        assertEquals(told, labels.said(Labels.TIER));
    }
}
