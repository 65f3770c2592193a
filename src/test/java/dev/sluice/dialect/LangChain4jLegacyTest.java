package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Callers with OpenAI's older words for tools, before Bedrock.
class LangChain4jLegacyTest {

    private static final String TURNS =
            "{'role':'user','content':'hi'},{'role':'assistant','content':null,'function_call':{'name':'look','arguments':'{}'}},{'role':'function','name':'look','content':'sun'}";

    private static final String[] TWO_CALLS = {
        "messageStart", "{'role':'assistant'}",
        "contentBlockStart",
                "{'contentBlockIndex':0,'start':{'toolUse':{'toolUseId':'t1','name':'look'}}}",
        "contentBlockDelta", "{'contentBlockIndex':0,'delta':{'toolUse':{'input':'{\\'a\\':1}'}}}",
        "contentBlockStop", "{'contentBlockIndex':0}",
        "contentBlockStart",
                "{'contentBlockIndex':1,'start':{'toolUse':{'toolUseId':'t2','name':'look'}}}",
        "contentBlockDelta", "{'contentBlockIndex':1,'delta':{'toolUse':{'input':'{\\'a\\':2}'}}}",
        "contentBlockStop", "{'contentBlockIndex':1}",
        "messageStop", "{'stopReason':'tool_use'}",
        "metadata",
                "{'usage':{'inputTokens':3,'outputTokens':2,'totalTokens':5},'metrics':{'latencyMs':1}}"
    };

    @AutoClose private final Afar afar = new Afar();

    @BeforeEach
    void twoCalls() {
        afar.answers(200, "application/vnd.amazon.eventstream", EventFrames.of(TWO_CALLS));
    }

    private static Ask ask(String members) {
        String json =
                "{'model':'mine','messages':["
                        + TURNS
                        + "],'functions':[{'name':'look','parameters':{'type':'object','properties':{}}}]"
                        + members
                        + "}";
        return Asks.read(json.replace('\'', '"'));
    }

    private String told(Ask ask) throws Exception {
        return afar.told(ask, afar.model("bedrock", "acme.claude-1:0", "AKIA:secret"))
                .replace('"', '\'');
    }

    @Test
    void oneCallComesBackInTheirForm() throws Exception {
        // When
        String told = told(ask(""));
        // Then
        assertTrue(
                told.contains("'function_call':{'name':'look','arguments':'{\\'a\\':1}'}}"), told);
        assertTrue(told.contains("'finish_reason':'function_call'"), told);
    }

    @Test
    void aStreamTellsNoOtherCall() throws Exception {
        // When
        String told = told(ask(",'stream':true"));
        // Then
        assertTrue(told.contains("{'function_call':{'name':'look','arguments':''}}"), told);
        assertTrue(told.contains("{'function_call':{'arguments':'{\\'a\\':1}'}}"), told);
        assertEquals(-1, told.indexOf("\\'a\\':2"), told);
    }

    @Test
    void theLoopReachesTheProvider() throws Exception {
        // When
        told(ask(""));
        // Then
        JsonArray messages = new JsonObject(afar.asked().body()).getJsonArray("messages");
        assertEquals(
                "call_1",
                messages.getJsonObject(2)
                        .getJsonArray("content")
                        .getJsonObject(0)
                        .getJsonObject("toolResult")
                        .getString("toolUseId"));
    }
}
