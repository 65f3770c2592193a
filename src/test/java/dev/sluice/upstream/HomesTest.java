package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.catalog.Model;
import dev.sluice.fleet.Replica;
import dev.sluice.kit.Models;
import dev.sluice.wire.Endpoint;
import java.net.URI;
import org.junit.jupiter.api.Test;

class HomesTest {

    private static final Model MODEL = Models.named("m").upstream("qwen").model();

    private final Homes homes = new Homes();

    private static String chat(String members, String... turns) {
        StringBuilder messages = new StringBuilder();
        for (int i = 0; i < turns.length; i++) {
            messages.append(i == 0 ? "" : ",")
                    .append("{\"role\":\"")
                    .append(i % 2 == 0 ? "user" : "assistant")
                    .append("\",\"content\":\"")
                    .append(turns[i])
                    .append("\"}");
        }
        return "{\"model\":\"m\"" + members + ",\"messages\":[" + messages + "]}";
    }

    private static long key(String team, Model model, String json) {
        return Leading.key(model, Errands.of(Endpoint.CHAT, team, json));
    }

    @Test
    void r32_theTurnsOfOneConversationHaveOneKey() {
        assertEquals(
                key("t", MODEL, chat("", "hi")),
                key("t", MODEL, chat("", "hi", "hello", "and now?")));
    }

    @Test
    void r32_twoTeamsNeverShareAKey() {
        assertNotEquals(key("t", MODEL, chat("", "hi")), key("u", MODEL, chat("", "hi")));
    }

    @Test
    void r32_twoModelsOfAServerDoNotShareAKey() {
        // Given
        Model other = Models.named("m").upstream("llama").model();
        // When
        long key = key("t", other, chat("", "hi"));
        // Then
        assertNotEquals(key("t", MODEL, chat("", "hi")), key);
    }

    @Test
    void theTiersOfOneUpstreamModelShareAKey() {
        // Given
        Model thinking = Models.named("thinking").upstream("qwen").model();
        // When
        long key = key("t", thinking, chat("", "hi"));
        // Then
        assertEquals(key("t", MODEL, chat("", "hi")), key);
    }

    @Test
    void r32_theCallersOwnIdGoesBeforeTheText() {
        assertEquals(
                key("t", MODEL, chat(",\"prompt_cache_key\":\"a\"", "one")),
                key("t", MODEL, chat(",\"prompt_cache_key\":\"a\"", "two")));
    }

    @Test
    void r32_differentIdsHaveDifferentKeys() {
        assertNotEquals(
                key("t", MODEL, chat(",\"prompt_cache_key\":\"a\"", "one")),
                key("t", MODEL, chat(",\"prompt_cache_key\":\"b\"", "one")));
    }

    @Test
    void requestsThatBeginWithAnotherSystemPromptHaveAnotherKey() {
        assertNotEquals(
                key("t", MODEL, told("You are a cook.")),
                key("t", MODEL, told("You are a judge.")));
    }

    private static String told(String system) {
        return "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\""
                + system
                + "\"},{\"role\":\"user\",\"content\":\"Begin!\"}]}";
    }

    @Test
    void aNamedConversationWithoutAHumanTurnHasAKey() {
        // Given
        Errand unnamed =
                Errands.asking(
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Go on.\"}]}");
        // When
        long key = Leading.key(MODEL, Errands.named(unnamed, "c-1"));
        // Then
        assertNotEquals(Leading.key(MODEL, unnamed), key);
    }

    @Test
    void requestsWithOtherToolsHaveAnotherKey() {
        assertNotEquals(
                key("t", MODEL, chat(",\"tools\":[" + tool("look") + "]", "Begin!")),
                key("t", MODEL, chat(",\"tools\":[" + tool("book") + "]", "Begin!")));
    }

    private static String tool(String name) {
        return "{\"type\":\"function\",\"function\":{\"name\":\"" + name + "\"}}";
    }

    /// A turn of a run of an agent, after the results of calls with these ids.
    private static Errand run(String... calls) {
        StringBuilder turns = new StringBuilder("{\"role\":\"user\",\"content\":\"Begin!\"}");
        for (String call : calls) {
            turns.append(
                    """
                    ,{"content":null,"role":"assistant","tool_calls":[{"id":"%s","type":"function",\
                    "function":{"name":"look","arguments":"{}"}}]},\
                    {"role":"tool","tool_call_id":"%s","content":"sun"}\
                    """
                            .formatted(call, call));
        }
        String members = ",\"prompt_cache_key\":\"agents\",\"tools\":[" + tool("look") + "]";
        return Errands.asking("{\"model\":\"m\"" + members + ",\"messages\":[" + turns + "]}");
    }

    private static Replica replica(String host) {
        return new Replica(URI.create("http://" + host + "/v1"), 1);
    }

    @Test
    void r33_aRunGoesOnWhereItsLastTurnWasAnswered() {
        // Given
        Replica a = replica("a:1");
        homes.keep(run("one"), MODEL, a);
        // When
        Replica home = homes.of(MODEL, run("one", "two"));
        // Then
        assertSame(a, home);
    }

    @Test
    void runsThatShareAKeyAndTheirFirstTurnHaveHomesOfTheirOwn() {
        // Given
        Replica a = replica("a:1");
        homes.keep(run("one"), MODEL, a);
        homes.keep(run("other"), MODEL, replica("b:2"));
        // When
        Replica home = homes.of(MODEL, run("one", "two"));
        // Then
        assertSame(a, home);
    }

    @Test
    void r33_theFirstResultsGoWhereTheRunBegan() {
        // Given
        Replica a = replica("a:1");
        homes.keep(run(), MODEL, a);
        // When
        Replica home = homes.of(MODEL, run("one"));
        // Then
        assertSame(a, home);
    }

    @Test
    void theModelsOfOneServerShareAHome() {
        // Given
        Replica a = replica("a:1");
        homes.keep(run(), MODEL, a);
        // When
        Replica home = homes.of(Models.named("thinking").upstream("qwen").model(), run("one"));
        // Then
        assertSame(a, home);
    }
}
