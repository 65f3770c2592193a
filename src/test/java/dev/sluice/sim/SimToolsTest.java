package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tool calls and structured output.
class SimToolsTest {

    private static final String TOOLS =
            """
            'model':'sim-fast','tools':[
             {'type':'function','function':{'name':'weather','parameters':{'type':'object',
               'properties':{'city':{'type':'string'},'days':{'type':'integer','minimum':1}},
               'required':['city','days']}}},
             {'type':'function','function':{'name':'clock'}}]\
            """;

    private static final String RESULT =
            "{"
                    + TOOLS
                    + """
                    ,'messages':[{'role':'user','content':'weather in Seoul?'},
                     {'role':'assistant','content':null,'tool_calls':[{'id':'call_1','type':'function',
                       'function':{'name':'weather','arguments':'{}'}}]},
                     {'role':'tool','tool_call_id':'call_1','content':'11 degrees'}]}\
                    """;

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
    void callsTheFirstToolUnlessToldOtherwise() {
        assertEquals("weather", called(""));
    }

    @Test
    void callsTheNamedTool() {
        assertEquals(
                "clock", called(",'tool_choice':{'type':'function','function':{'name':'clock'}}"));
    }

    @Test
    void callsTheFirstAllowedTool() {
        assertEquals(
                "clock",
                called(
                        ",'tool_choice':{'type':'allowed_tools','allowed_tools':{'mode':'auto','tools':["
                                + "{'type':'function','function':{'name':'clock'}}]}}"));
    }

    @Test
    void callsNothingWhenToolChoiceIsNone() {
        // When
        JsonNode message = message(",'tool_choice':'none'");
        // Then
        assertFalse(message.has("tool_calls"));
        assertTrue(message.get("content").isTextual());
    }

    @Test
    void hasNullContentAndAFinishOfToolCalls() {
        // When
        JsonNode choice = sim.chat(TOOLS, "hi").at("/choices/0");
        // Then
        assertTrue(choice.at("/message").get("content").isNull());
        assertEquals("tool_calls", choice.get("finish_reason").asText());
    }

    @Test
    void fillsArgumentsUnderTheirSchema() {
        // When
        JsonNode arguments = Sim.json(message("").at("/tool_calls/0/function/arguments").asText());
        // Then
        assertTrue(arguments.get("city").isTextual());
        assertTrue(arguments.get("days").asInt() >= 1);
    }

    @Test
    void callsAToolWithoutParametersWithAnEmptyObject() {
        assertEquals(
                "{}",
                message(",'tool_choice':{'type':'function','function':{'name':'clock'}}")
                        .at("/tool_calls/0/function/arguments")
                        .asText());
    }

    @Test
    void answersAToolsResultWithTextThatNamesTheTool() {
        // When
        String content = sim.chat(RESULT).at("/choices/0/message/content").asText();
        // Then
        assertTrue(content.contains("weather") && content.contains("11 degrees"), content);
    }

    @Test
    void callsAgainAfterAResultWhenRequired() {
        // Given
        String body = RESULT.replace("'model'", "'tool_choice':'required','model'");
        // When
        JsonNode answer = sim.chat(body);
        // Then
        assertEquals("tool_calls", answer.at("/choices/0/finish_reason").asText());
    }

    @Test
    void opensAStreamedCallWithIdNameAndEmptyArguments() {
        // When
        JsonNode call = calls(sim.chunks(TOOLS, "hi")).getFirst();
        // Then
        assertTrue(call.get("id").asText().matches("call_[0-9a-f]{24}"));
        assertEquals("weather", call.at("/function/name").asText());
        assertEquals("", call.at("/function/arguments").asText());
    }

    @Test
    void sendsFurtherArgumentsWithIndexAlone() {
        // When
        List<JsonNode> calls = calls(sim.chunks(TOOLS, "hi"));
        // Then
        assertTrue(calls.stream().skip(1).noneMatch(c -> c.has("id") || c.has("type")));
        assertTrue(calls.stream().allMatch(c -> c.get("index").asInt(-1) == 0));
    }

    @Test
    void streamsTheArgumentsOfTheWholeAnswerInFragments() {
        // Given
        String whole = message("").at("/tool_calls/0/function/arguments").asText();
        // When
        List<JsonNode> calls = calls(sim.chunks(TOOLS, "hi"));
        // Then
        assertTrue(calls.size() > 4);
        assertEquals(
                whole,
                calls.stream()
                        .map(c -> c.at("/function/arguments").asText())
                        .collect(Collectors.joining()));
    }

    @Test
    void startsAStreamedCallWithNullContent() {
        assertTrue(
                sim.chunks(TOOLS, "hi").getFirst().at("/choices/0/delta").path("content").isNull());
    }

    @Test
    void givesEachChoiceACallIdOfItsOwn() {
        // When
        JsonNode choices = sim.chat(TOOLS + ",'n':2", "hi").get("choices");
        // Then
        assertFalse(
                choices.at("/0/message/tool_calls/0/id")
                        .equals(choices.at("/1/message/tool_calls/0/id")));
    }

    private static String called(String members) {
        return message(members).at("/tool_calls/0/function/name").asText();
    }

    private static JsonNode message(String members) {
        return sim.chat(TOOLS + members, "hi").at("/choices/0/message");
    }

    private static List<JsonNode> calls(List<JsonNode> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta/tool_calls/0"))
                .filter(JsonNode::isObject)
                .toList();
    }
}
