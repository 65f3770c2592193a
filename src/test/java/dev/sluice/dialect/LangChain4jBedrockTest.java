package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Golden exchanges with Bedrock's Converse, whose frames are written here by hand.
class LangChain4jBedrockTest {

    private static final String CHUNK =
            "data: {'id':'chatcmpl','object':'chat.completion.chunk','created':0,'model':'mine','choices':[{'index':0,'delta':%s,'finish_reason':%s}]}\n\n";

    @AutoClose private final Afar afar = new Afar();

    private void streams(String... events) {
        afar.answers(200, "application/vnd.amazon.eventstream", EventFrames.of(events));
    }

    private static final String[] TOOL = {
        "messageStart", "{'role':'assistant'}",
        "contentBlockStart",
                "{'contentBlockIndex':0,'start':{'toolUse':{'toolUseId':'t1','name':'look'}}}",
        "contentBlockDelta", "{'contentBlockIndex':0,'delta':{'toolUse':{'input':'{\\'city\\':'}}}",
        "contentBlockDelta", "{'contentBlockIndex':0,'delta':{'toolUse':{'input':'\\'Paris\\'}'}}}",
        "contentBlockStop", "{'contentBlockIndex':0}",
        "messageStop", "{'stopReason':'tool_use'}",
        "metadata",
                "{'usage':{'inputTokens':3,'outputTokens':2,'totalTokens':5},'metrics':{'latencyMs':1}}"
    };

    private String told(Ask ask) throws Exception {
        return afar.told(ask, afar.model("bedrock", "acme.claude-1:0", "AKIA:secret"))
                .replace('"', '\'');
    }

    @Test
    void streamsText() throws Exception {
        // Given
        streams(Converse.HELLO);
        // When
        String told = told(Converse.ask(",'stream':true"));
        // Then
        assertEquals(
                CHUNK.formatted("{'role':'assistant','content':''}", "null")
                        + CHUNK.formatted("{'content':'안녕'}", "null")
                        + CHUNK.formatted("{}", "'stop'")
                        + "data: [DONE]\n\n",
                told);
    }

    @Test
    void gathersAWholeAnswerAndCountsTheCachedTokensIn() throws Exception {
        // Given
        streams(Converse.HELLO);
        // When
        String told = told(Converse.ask(""));
        // Then
        assertTrue(told.contains("'content':'안녕'"), told);
        assertTrue(told.contains("'prompt_tokens':7,'completion_tokens':2"), told);
        assertTrue(told.contains("'cached_tokens':4"), told);
    }

    @Test
    void tellsAToolCallWithItsArguments() throws Exception {
        // Given
        streams(TOOL);
        // When
        String told =
                told(Converse.ask(",'tools':[{'type':'function','function':{'name':'look'}}]"));
        // Then
        assertTrue(told.contains("'finish_reason':'tool_calls'"), told);
        assertTrue(
                told.contains(
                        "'tool_calls':[{'id':'t1','type':'function','function':{'name':'look','arguments':'{\\'city\\':\\'Paris\\'}'}}]"),
                told);
    }

    @Test
    void tellsACallAndItsArgumentsAsTheyCome() throws Exception {
        // Given
        streams(TOOL);
        // When
        String told = told(Converse.ask(",'stream':true"));
        // Then
        String call = "{'tool_calls':[{'index':0,";
        String rest = "'type':'function','function':{'name':'look','arguments':''}}]}";
        assertEquals(
                CHUNK.formatted("{'role':'assistant','content':''}", "null")
                        + CHUNK.formatted(call + "'id':'t1'," + rest, "null")
                        + CHUNK.formatted(
                                call + "'function':{'arguments':'{\\'city\\':'}}]}", "null")
                        + CHUNK.formatted(
                                call + "'function':{'arguments':'\\'Paris\\'}'}}]}", "null")
                        + CHUNK.formatted("{}", "'tool_calls'")
                        + "data: [DONE]\n\n",
                told);
    }

    @ParameterizedTest
    @CsvSource({"400", "403", "404", "429", "503"})
    void keepsTheProvidersStatus(int status) throws Exception {
        // Given
        afar.answers(
                status,
                "application/json",
                "{\"message\":\"no\"}".getBytes(StandardCharsets.UTF_8));
        // When
        int told =
                afar.sent(Converse.ask(""), afar.model("bedrock", "m", "AKIA:secret")).statusCode();
        // Then
        assertEquals(status, told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'image_url','image_url':{'url':'https://a.test/b.png'}}",
                "{'type':'input_audio','input_audio':{'data':'AA==','format':'wav'}}"
            })
    void fetchesNothingAndRefusesWhatItCannotCarry(String part) throws Exception {
        // Given
        String json = "{'model':'mine','messages':[{'role':'user','content':[" + part + "]}]}";
        // When
        int told =
                afar.sent(
                                Asks.read(json.replace('\'', '"')),
                                afar.model("bedrock", "m", "AKIA:secret"))
                        .statusCode();
        // Then
        assertEquals(400, told);
    }
}
