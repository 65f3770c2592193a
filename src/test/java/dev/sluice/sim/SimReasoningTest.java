package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Answers of the model that thinks.
class SimReasoningTest {

    private static Sim sim;

    @BeforeAll
    static void start() {
        sim = Sim.quick();
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void thinksBeforeItSpeaks() {
        // When
        JsonNode answer = sim.chat("'model':'sim-reasoning'", "hi");
        // Then
        assertTrue(
                answer.at("/choices/0/message/reasoning_content").asText().contains("simulated"));
        assertTrue(answer.at("/usage/completion_tokens_details/reasoning_tokens").asInt() > 10);
    }

    @Test
    void thinksLongerWithMoreEffort() {
        // Given
        int low = thoughts("low");
        // When
        int high = thoughts("high");
        // Then
        assertTrue(high > 2 * low, low + " and " + high);
    }

    @Test
    void doesNotThinkWithoutEffort() {
        assertEquals(0, thoughts("none"));
    }

    @Test
    void spendsTheCapOnThoughtsFirst() {
        // When
        JsonNode answer = sim.chat("'model':'sim-reasoning','max_completion_tokens':4", "hi");
        // Then
        assertEquals("", content(answer));
        assertEquals(4, answer.at("/usage/completion_tokens_details/reasoning_tokens").asInt());
    }

    private static int thoughts(String effort) {
        return sim.chat("'model':'sim-reasoning','reasoning_effort':'" + effort + "'", "hi")
                .at("/usage/completion_tokens_details/reasoning_tokens")
                .asInt();
    }

    private static String content(JsonNode answer) {
        return answer.at("/choices/0/message/content").asText();
    }
}
