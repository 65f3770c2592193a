package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimStreamTest {

    private static final String USAGE =
            "'model':'sim-fast','stream_options':{'include_usage':true}";

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
    void endsWithDoneExactlyOnceAndLast() {
        // When
        HttpResponse<String> answer = stream();
        // Then
        assertEquals(
                answer.body().length() - "data: [DONE]\n\n".length(),
                answer.body().indexOf("data: [DONE]\n\n"));
    }

    @Test
    void isAnEventStream() {
        assertTrue(
                stream()
                        .headers()
                        .firstValue("content-type")
                        .orElse("")
                        .startsWith("text/event-stream"));
    }

    @Test
    void saysTheSameAsTheWholeAnswer() {
        // Given
        String whole =
                sim.chat("'model':'sim-fast'", "hi").at("/choices/0/message/content").asText();
        // When
        List<JsonNode> chunks = sim.chunks("'model':'sim-fast'", "hi");
        // Then
        assertEquals(whole, joined(chunks, 0, "content"));
    }

    @Test
    void namesTheRoleInTheFirstDeltaOnly() {
        // When
        List<JsonNode> chunks = sim.chunks("'model':'sim-fast'", "hi");
        // Then
        assertEquals("assistant", chunks.getFirst().at("/choices/0/delta/role").asText());
        assertEquals(1, chunks.stream().filter(c -> c.at("/choices/0/delta").has("role")).count());
    }

    @Test
    void finishesEachChoiceOnceWithAnEmptyDelta() {
        // When
        List<JsonNode> chunks = sim.chunks("'model':'sim-fast','n':3", "hi");
        // Then
        List<JsonNode> finishes =
                chunks.stream().filter(c -> c.at("/choices/0/finish_reason").isTextual()).toList();
        assertEquals(3, finishes.stream().map(c -> c.at("/choices/0/index")).distinct().count());
        assertTrue(finishes.stream().allMatch(c -> c.at("/choices/0/delta").isEmpty()));
        assertEquals(3, finishes.size());
    }

    @Test
    void saysNothingOfAChoiceAfterItsFinish() {
        // When
        List<JsonNode> chunks = sim.chunks("'model':'sim-fast'", "hi");
        // Then
        assertEquals("stop", chunks.getLast().at("/choices/0/finish_reason").asText());
    }

    @Test
    void interleavesItsChoices() {
        // When
        List<JsonNode> chunks = sim.chunks("'model':'sim-fast','n':2", "hi");
        // Then
        assertEquals(
                "0,1,0,1,0,1",
                chunks.stream()
                        .limit(6)
                        .map(c -> c.at("/choices/0/index").asText())
                        .collect(Collectors.joining(",")));
    }

    @Test
    void sharesIdModelAndTimeInAllChunks() {
        assertEquals(
                1,
                sim.chunks("'model':'sim-fast'", "hi").stream()
                        .map(c -> c.get("id") + "" + c.get("model") + c.get("created"))
                        .distinct()
                        .count());
    }

    @Test
    void sendsNoUsageUnasked() {
        assertTrue(sim.chunks("'model':'sim-fast'", "hi").stream().noneMatch(c -> c.has("usage")));
    }

    @Test
    void sendsUsageLastWithoutChoicesWhenAsked() {
        // When
        JsonNode last = sim.chunks(USAGE, "hi").getLast();
        // Then
        assertTrue(last.get("choices").isEmpty());
        assertTrue(last.at("/usage/total_tokens").asInt() > 0);
    }

    @Test
    void sendsNullUsageInEveryOtherChunk() {
        // When
        List<JsonNode> chunks = sim.chunks(USAGE, "hi");
        // Then
        assertTrue(
                chunks.subList(0, chunks.size() - 1).stream()
                        .allMatch(c -> c.has("usage") && c.get("usage").isNull()));
    }

    @Test
    void countsInUsageWhatItSent() {
        // When
        List<JsonNode> chunks = sim.chunks(USAGE + ",'n':2", "count to 7");
        // Then
        long sent =
                chunks.stream()
                        .filter(c -> !c.at("/choices/0/delta/content").asText("").isEmpty())
                        .count();
        assertEquals(sent, chunks.getLast().at("/usage/completion_tokens").asLong());
    }

    @Test
    void streamsThoughtsBeforeWords() {
        // When
        List<JsonNode> chunks = sim.chunks("'model':'sim-reasoning'", "hi");
        // Then
        String order =
                chunks.stream()
                        .map(c -> c.at("/choices/0/delta"))
                        .map(d ->
                                d.has("reasoning_content")
                                        ? "t"
                                        : d.path("content").asText("").isEmpty() ? "" : "w")
                        .collect(Collectors.joining());
        assertTrue(order.matches("t{10,}w{10,}"), order);
    }

    @Test
    void neverCutsACharacterInTwo() {
        // When
        String said = joined(sim.chunks("'model':'sim-fast'", "이모지 🎉🎉🎉🎉🎉 좋아요"), 0, "content");
        // Then
        assertTrue(said.contains("🎉🎉🎉🎉🎉"), said);
        assertFalse(said.contains("\uFFFD"));
    }

    private static HttpResponse<String> stream() {
        return sim.post(
                "/chat/completions",
                "{'model':'sim-fast','stream':true,'messages':[{'role':'user','content':'hi'}]}");
    }

    private static String joined(List<JsonNode> chunks, int index, String member) {
        return chunks.stream()
                .filter(c -> c.at("/choices/0/index").asInt() == index)
                .map(c -> c.at("/choices/0/delta").path(member).asText(""))
                .collect(Collectors.joining());
    }
}
