package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tool loop with a model of Bedrock's that thinks.
class LangChain4jLoopTest {

    private static final String TOOLS =
            ",'tools':[{'type':'function','function':{'name':'look'}}],'reasoning_effort':'high','max_tokens':4000";

    private static final String[] THOUGHT = {
        "messageStart", "{'role':'assistant'}",
        "contentBlockDelta", "{'contentBlockIndex':0,'delta':{'reasoningContent':{'text':'so '}}}",
        "contentBlockDelta",
                "{'contentBlockIndex':0,'delta':{'reasoningContent':{'text':'it is'}}}",
        "contentBlockDelta",
                "{'contentBlockIndex':0,'delta':{'reasoningContent':{'signature':'s1'}}}",
        "contentBlockStop", "{'contentBlockIndex':0}",
        "contentBlockDelta",
                "{'contentBlockIndex':1,'delta':{'reasoningContent':{'redactedContent':'AAEC'}}}",
        "contentBlockStop", "{'contentBlockIndex':1}",
        "contentBlockDelta", "{'contentBlockIndex':2,'delta':{'reasoningContent':{'text':'then'}}}",
        "contentBlockDelta",
                "{'contentBlockIndex':2,'delta':{'reasoningContent':{'signature':'s2'}}}",
        "contentBlockStop", "{'contentBlockIndex':2}",
        "contentBlockStart",
                "{'contentBlockIndex':3,'start':{'toolUse':{'toolUseId':'t1','name':'look'}}}",
        "contentBlockStop", "{'contentBlockIndex':3}",
        "messageStop", "{'stopReason':'tool_use'}",
        "metadata",
                "{'usage':{'inputTokens':3,'outputTokens':2,'totalTokens':5},'metrics':{'latencyMs':1}}"
    };

    private static final String BLOCKS =
            "{'reasoningContent':{'reasoningText':{'text':'so it is','signature':'s1'}}},"
                    + "{'reasoningContent':{'redactedContent':'AAEC'}},"
                    + "{'reasoningContent':{'reasoningText':{'text':'then','signature':'s2'}}},"
                    + "{'toolUse':{'toolUseId':'t1','name':'look','input':{}}}";

    private Afar afar;
    private Model model;

    @BeforeEach
    void start() {
        afar = new Afar();
        model =
                afar.model(
                        "bedrock",
                        "claude",
                        "AKIA:secret",
                        new Provider.Rules(Deviation.Edits.NONE, Map.of("high", "2048")));
    }

    @AfterEach
    void stop() {
        afar.close();
    }

    private void answers(String... events) {
        afar.answers(200, "application/vnd.amazon.eventstream", EventFrames.of(events));
    }

    private static Ask result(String assistant, String members) {
        String json =
                "{'model':'mine','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'hi'},{'role':'assistant',"
                        + assistant
                        + "'tool_calls':[{'id':'t1','type':'function','function':{'name':'look','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'t1','content':'sunny'"
                        + members
                        + "}]"
                        + TOOLS
                        + "}";
        return Asks.read(json.replace('\'', '"'));
    }

    private String sent(Ask ask) throws Exception {
        afar.told(ask, model);
        return afar.asked().body().replace('"', '\'');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'stream':true"})
    void allThoughtsOfATurnGoBackBeforeItsCall(String stream) throws Exception {
        // Given
        answers(THOUGHT);
        sent(Converse.ask(TOOLS + stream));
        // When
        String body = sent(result("", ""));
        // Then
        assertTrue(body.contains("'content':[" + BLOCKS + "]"), body);
    }

    @Test
    void aLoopWithItsThoughtsGoesOnThinking() throws Exception {
        // Given
        answers(THOUGHT);
        sent(Converse.ask(TOOLS));
        // When
        String body = sent(result("", ""));
        // Then
        assertTrue(body.contains("'budget_tokens':2048"), body);
    }

    @Test
    void aLoopWhoseThoughtsAreLostDoesNotThink() throws Exception {
        // Given
        answers(Converse.HELLO);
        // When
        String body = sent(result("", ""));
        // Then
        assertFalse(body.contains("budget_tokens"), body);
    }

    @Test
    void aThoughtThatWasStreamedGetsItsTextFromTheReasoning() throws Exception {
        // Given
        answers(Converse.HELLO);
        // When
        String body =
                sent(
                        result(
                                "'reasoning_content':'so it is','thinking_blocks':[{'type':'thinking','thinking':'','signature':'s1'}],",
                                ""));
        // Then
        assertTrue(body.contains("{'text':'so it is','signature':'s1'}"), body);
    }

    @Test
    void aFailedResultIsOneForBedrockToo() throws Exception {
        // Given
        answers(Converse.HELLO);
        // When
        String body = sent(result("", ",'is_error':true"));
        // Then
        assertTrue(body.contains("'status':'error'"), body);
    }

    @Test
    void saysThatItMarksNoCacheAndNamesNobody() {
        // Given
        String json =
                "{'model':'mine','messages':[{'role':'user','name':'Ann','content':[{'type':'text','text':'hi','cache_control':{'type':'ephemeral'}}]}]}";
        // When
        List<String> dropped =
                afar.dialect()
                        .encode(Asks.read(json.replace('\'', '"')), model, Patch.NONE)
                        .dropped();
        // Then
        assertEquals(List.of("cache_control", "messages.name"), dropped);
    }

    @Test
    void aHiddenThoughtIsToldWithTheOthers() throws Exception {
        // Given
        answers(THOUGHT);
        // When
        String told = afar.told(Converse.ask(TOOLS), model).replace('"', '\'');
        // Then
        assertTrue(
                told.contains(
                        "'thinking_blocks':[{'type':'thinking','thinking':'so it is','signature':'s1'},"
                                + "{'type':'redacted_thinking','data':'AAEC'},{'type':'thinking','thinking':'then','signature':'s2'}]"),
                told);
    }
}
