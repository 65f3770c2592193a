package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadyEffortTest {

    private final Steady steady = new Steady(7);

    @ParameterizedTest
    @CsvSource({"none, false", "minimal, false", "low, true", "high, true"})
    void aHardTurnThatIsNotToBeThoughtAboutLeavesTheConversationWhereItIs(
            String effort, boolean concerned) {
        // Given
        Ask asked = Asks.chatWith("hi", "\"reasoning_effort\":\"" + effort + "\"");
        Complexity hard = new Complexity(0.9, Tier.REASONING, "en", true, List.of(), null);

        // When
        boolean concerns = steady.concerns(asked, hard);

        // Then
        assertEquals(concerned, concerns);
    }

    /// `replay` holds none of them either.
    @Test
    void aConversationThatNobodyCanTellFromOthersIsHeldToNothing() {
        // Given
        String turns =
                "{\"role\":\"system\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":\"y\"}";
        Ask unnamed = Asks.read("{\"model\":\"auto\",\"messages\":[" + turns + "]}");
        Complexity hard = new Complexity(0.9, Tier.REASONING, "en", true, List.of(), null);

        // When
        boolean concerns = steady.concerns(unnamed, hard);

        // Then
        assertFalse(concerns);
    }
}
