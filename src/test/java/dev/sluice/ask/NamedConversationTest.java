package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A conversation that its caller names is known by that name, not by its first turn.
class NamedConversationTest {

    private static final long SEED = 7;

    private static Text text(String conversation, String question) {
        Wishes wishes = new Wishes(List.of(), (Tier) null, 0, true, conversation, List.of());
        byte[] body =
                ("{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\""
                                + question
                                + "\"}]}")
                        .getBytes(StandardCharsets.UTF_8);
        return new AskReader().read(new Call("id", 0, Endpoint.CHAT, "", wishes, body)).text();
    }

    @Test
    void anotherFirstTurnIsTheSameConversation() {
        // When
        Text other = text("a", "good morning");

        // Then
        assertEquals(text("a", "hello").conversation(SEED), other.conversation(SEED));
    }

    @Test
    void anotherNameIsAnotherConversation() {
        // When
        Text other = text("b", "hello");

        // Then
        assertNotEquals(text("a", "hello").conversation(SEED), other.conversation(SEED));
    }

    @Test
    void theSameNameInAnotherTeamIsAnother() {
        // Given
        Text text = text("a", "hello");

        // When
        long other = text.conversation(SEED + 1);

        // Then
        assertNotEquals(text.conversation(SEED), other);
    }

    @Test
    void withoutANameTheFirstTurnTells() {
        // When
        Text text = text("", "hello");

        // Then
        assertEquals(Asks.chat("hello").text().conversation(SEED), text.conversation(SEED));
    }

    @Test
    void aNameTellsAConversationWhereNobodySpoke() {
        // When
        Text text = Text.none(new byte[0]).in("a");

        // Then
        assertTrue(text.spoken());
        assertFalse(Text.none(new byte[0]).spoken());
    }
}
