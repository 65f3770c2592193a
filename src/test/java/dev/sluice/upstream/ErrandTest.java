package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.catalog.Hedge;
import dev.sluice.kit.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose stream may be sent to two targets: reliability.md R14, R27, R33.
class ErrandTest {

    private static final Hedge HEDGE = new Hedge("r", 0.02, 1_000_000, 2_048);

    private static final String HUMAN = "{\"role\":\"user\",\"content\":\"hi\"}";

    private static boolean may(String messages, String members) {
        return Errands.hedged(
                        "{\"model\":\"m\",\"messages\":[" + messages + "]" + members + "}", HEDGE)
                .mayBeDoubled(Models.named("m").model());
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "',\"stream\":true', true",
        "',\"stream\":true,\"max_tokens\":2048', true",
        "',\"stream\":true,\"max_tokens\":2049', false",
        "',\"stream\":true,\"max_completion_tokens\":9000', false",
        "',\"stream\":true,\"store\":true', false",
        "',\"stream\":true,\"store\":false', true",
        "',\"stream\":true,\"previous_response_id\":\"r\"', false",
        "',\"stream\":true,\"conversation\":\"c\"', false",
    })
    void onlyAShortStreamThatNobodyKeeps(String members, boolean expected) {
        assertEquals(expected, may(HUMAN, members));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"1\"}'",
        "'{\"role\":\"assistant\",\"reasoning_content\":\"so\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"b\"}'",
        "'{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"file_id\":\"f\"}}]}'",
    })
    void neverOneThatIsTiedToItsTarget(String messages) {
        assertFalse(may(HUMAN + "," + messages, ",\"stream\":true"));
    }

    /// What a caller without a cap allows is what the model gives: 0 where nobody knows.
    @ParameterizedTest
    @CsvSource({
        "'', 0, true",
        "'', 2048, true",
        "'', 2049, false",
        "',\"max_tokens\":64', 2049, true"
    })
    void whoSetsNoCapAllowsAllThatTheModelGives(String members, int limit, boolean expected) {
        // Given
        String json =
                "{\"model\":\"m\",\"stream\":true,\"messages\":[" + HUMAN + "]" + members + "}";
        // When
        boolean may =
                Errands.hedged(json, HEDGE)
                        .mayBeDoubled(Models.named("m").outputLimit(limit).model());
        // Then
        assertEquals(expected, may);
    }

    @Test
    void neverWithoutARouteThatSaysSo() {
        assertFalse(
                Errands.asking("{\"model\":\"m\",\"stream\":true,\"messages\":[]}")
                        .mayBeDoubled(Models.named("m").model()));
    }
}
