package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whole chat answers and the model list.
class SimProviderTest {

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
    void listensOnLoopbackOnly() {
        assertEquals("127.0.0.1", sim.base().getHost());
    }

    @Test
    void givesABaseUriAsAProviderIsConfigured() {
        assertEquals("/v1", sim.base().getPath());
    }

    @Test
    void labelsItsAnswerAsSimulatedByTheModel() {
        // When
        JsonNode answer = sim.chat("'model':'sim-fast'", "hello");
        // Then
        assertTrue(content(answer).startsWith("[simulated by sim-fast] "));
    }

    @Test
    void answersEnglishInEnglish() {
        // When
        String content = content(sim.chat("'model':'sim-fast'", "hello there"));
        // Then
        assertFalse(content.codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3));
    }

    @Test
    void answersKoreanInKorean() {
        // When
        String content = content(sim.chat("'model':'sim-fast'", "이 Java 코드를 설명해 주세요"));
        // Then
        assertTrue(content.contains("시뮬레이션이 만들었습니다"));
    }

    @Test
    void saysTheSameToTheSameRequest() {
        // Given
        JsonNode first = sim.chat("'model':'sim-fast'", "same");
        // When
        JsonNode second = sim.chat("'model':'sim-fast'", "same");
        // Then
        assertEquals(first.get("choices"), second.get("choices"));
    }

    @Test
    void givesEachAnswerAnIdOfItsOwn() {
        // Given
        JsonNode first = sim.chat("'model':'sim-fast'", "same");
        // When
        JsonNode second = sim.chat("'model':'sim-fast'", "same");
        // Then
        assertNotEquals(first.get("id"), second.get("id"));
    }

    @Test
    void hasEveryRequiredMemberOfAnAnswer() {
        // When
        JsonNode answer = sim.chat("'model':'sim-fast'", "hi");
        // Then
        assertEquals("chat.completion", answer.get("object").asText());
        assertEquals(Sim.NOW.getEpochSecond(), answer.get("created").asLong());
        assertEquals("sim-fast", answer.get("model").asText());
        assertTrue(answer.at("/choices/0/message").get("refusal").isNull());
        assertTrue(answer.at("/choices/0").get("logprobs").isNull());
    }

    @Test
    void countsUsageThatAddsUp() {
        // When
        JsonNode usage = sim.chat("'model':'sim-fast'", "hi").get("usage");
        // Then
        assertEquals(
                usage.get("prompt_tokens").asInt() + usage.get("completion_tokens").asInt(),
                usage.get("total_tokens").asInt());
    }

    @Test
    void cutsAtMaxTokensAndSaysLength() {
        // When
        JsonNode answer = sim.chat("'model':'sim-fast','max_tokens':3", "hi");
        // Then
        assertEquals("length", answer.at("/choices/0/finish_reason").asText());
        assertEquals(3, answer.at("/usage/completion_tokens").asInt());
    }

    @Test
    void prefersMaxCompletionTokensToMaxTokens() {
        // When
        JsonNode answer =
                sim.chat("'model':'sim-fast','max_tokens':3,'max_completion_tokens':5", "hi");
        // Then
        assertEquals(5, answer.at("/usage/completion_tokens").asInt());
    }

    @Test
    void countsAsFarAsItIsAsked() {
        // When
        String content = content(sim.chat("'model':'sim-fast'", "please count to 12"));
        // Then
        assertTrue(content.endsWith("] 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"), content);
    }

    @Test
    void countsInKorean() {
        // When
        String content = content(sim.chat("'model':'sim-fast'", "1부터 5까지 세어 주세요"));
        // Then
        assertTrue(content.endsWith("] 1, 2, 3, 4, 5"), content);
    }

    @Test
    void stopsBeforeAStopSequenceAndSaysStop() {
        // When
        JsonNode answer = sim.chat("'model':'sim-fast','stop':['5','4']", "count to 9");
        // Then
        assertTrue(content(answer).endsWith("3, "), content(answer));
        assertEquals("stop", answer.at("/choices/0/finish_reason").asText());
    }

    @Test
    void givesAsManyDifferentChoicesAsAsked() {
        // When
        JsonNode choices = sim.chat("'model':'sim-fast','n':3", "hi").get("choices");
        // Then
        assertEquals(3, choices.findValuesAsText("content").stream().distinct().count());
        assertEquals(2, choices.get(2).get("index").asInt());
    }

    @Test
    void readsTheTextPartsOfAMessage() {
        // When
        JsonNode answer =
                sim.chat(
                        """
                        {'model':'sim-fast','messages':[{'role':'user','content':[
                         {'type':'text','text':'count to 2'},
                         {'type':'image_url','image_url':{'url':'data:image/png;base64,AA'}}]}]}\
                        """);
        // Then
        assertTrue(content(answer).endsWith("] 1, 2"), content(answer));
    }

    @Test
    void listsItsModelsAsSimulation() {
        // When
        JsonNode models = Sim.json(sim.send("GET", "/models", "").body()).get("data");
        // Then
        assertEquals(
                "[\"sim-fast\", \"sim-reasoning\", \"sim-embed\", \"sim-rerank\"]",
                models.findValues("id").toString());
        assertTrue(models.get(0).get("owned_by").asText().contains("simulation"));
    }

    @Test
    void showsOneModel() {
        assertEquals(
                "sim-embed",
                Sim.json(sim.send("GET", "/models/sim-embed", "").body()).get("id").asText());
    }

    private static String content(JsonNode answer) {
        return answer.at("/choices/0/message/content").asText();
    }
}
