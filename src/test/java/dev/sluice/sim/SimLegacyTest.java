package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Legacy completions.
class SimLegacyTest {

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
    void answersWithTextChoices() {
        // When
        JsonNode answer = complete("'prompt':'hi'");
        // Then
        assertEquals("text_completion", answer.get("object").asText());
        assertTrue(answer.at("/choices/0/text").asText().startsWith("[simulated by sim-fast]"));
    }

    @Test
    void stopsAtSixteenTokensUnlessToldOtherwise() {
        // When
        JsonNode answer = complete("'prompt':'hi'");
        // Then
        assertEquals(16, answer.at("/usage/completion_tokens").asInt());
        assertEquals("length", answer.at("/choices/0/finish_reason").asText());
    }

    @Test
    void numbersTheChoicesOfAllPrompts() {
        assertEquals(
                "[0, 1, 2, 3]",
                complete("'prompt':['a','b'],'n':2").findValues("index").toString());
    }

    @Test
    void takesAListOfTokensAsOnePrompt() {
        assertEquals(1, complete("'prompt':[1,2,3]").get("choices").size());
    }

    @Test
    void repeatsThePromptWhenAskedToEcho() {
        assertTrue(
                complete("'prompt':'hi','echo':true")
                        .at("/choices/0/text")
                        .asText()
                        .startsWith("hi[simulated"));
    }

    @Test
    void doesNotThink() {
        assertEquals(
                0,
                complete("'model':'sim-reasoning','prompt':'hi'")
                        .at("/usage/completion_tokens_details/reasoning_tokens")
                        .asInt());
    }

    @Test
    void streamsTheSameTextInTextChunks() {
        // Given
        String whole = complete("'prompt':'hi'").at("/choices/0/text").asText();
        // When
        List<JsonNode> chunks =
                sim.events("/completions", "{'model':'sim-fast','prompt':'hi','stream':true}");
        // Then
        assertEquals(
                whole,
                chunks.stream()
                        .map(c -> c.at("/choices/0/text").asText())
                        .collect(Collectors.joining()));
        assertTrue(
                chunks.stream().allMatch(c -> c.get("object").asText().equals("text_completion")));
    }

    @Test
    void finishesItsStream() {
        assertEquals(
                "length",
                sim.events("/completions", "{'model':'sim-fast','prompt':'hi','stream':true}")
                        .getLast()
                        .at("/choices/0/finish_reason")
                        .asText());
    }

    @Test
    void refusesMorePromptsThanItAnswers() {
        assertEquals(
                400,
                sim.post("/completions", "{'model':'sim-fast','n':9,'prompt':['a','b']}")
                        .statusCode());
    }

    @Test
    void refusesARequestWithoutPrompt() {
        assertEquals(400, sim.post("/completions", "{'model':'sim-fast'}").statusCode());
    }

    private static JsonNode complete(String members) {
        String model = members.contains("'model'") ? "" : "'model':'sim-fast',";
        return Sim.json(sim.post("/completions", "{" + model + members + "}").body());
    }
}
