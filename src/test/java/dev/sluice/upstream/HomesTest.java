package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sluice.catalog.Model;
import dev.sluice.kit.Models;
import dev.sluice.wire.Endpoint;
import org.junit.jupiter.api.Test;

class HomesTest {

    private static final Model MODEL = Models.named("m").upstream("qwen").model();

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
        return Homes.key(model, Errands.of(Endpoint.CHAT, team, json));
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
}
