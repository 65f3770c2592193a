package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Timeouts;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Secret;
import dev.sluice.wire.Tier;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// openai-wire SSE-4 and SSE-19: an upstream that ends politely, but within an event.
class OpenAiTruncationTest {

    private static final String FINISHED =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}\n\n";

    private final Dialect.Transcript transcript =
            new OpenAi().transcript(Asks.chatWith("hi", "\"stream\":true"), model());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[{\"index\":0,\"del",
                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"obf",
                "data: {\"choices\":[],\"usage\":{\"prompt_to",
                "data: [DO"
            })
    void failsWithoutPassingOnThePieceOfAnEvent(String piece) {
        // Given
        String passed = transcript.feed(Buffer.buffer(FINISHED + piece)).toString();

        // When
        passed += transcript.finish().toString();

        // Then
        assertNotNull(transcript.failure());
        assertEquals(FINISHED, passed);
    }

    @Test
    void takesALastEventThatLacksOnlyItsBlankLine() {
        // Given
        String passed = transcript.feed(Buffer.buffer(FINISHED.strip())).toString();

        // When
        passed += transcript.finish().toString();

        // Then
        assertEquals(FINISHED + "data: [DONE]\n\n", passed);
    }

    private static Model model() {
        Provider provider =
                new Provider(
                        "upstream",
                        "openai",
                        "",
                        List.of(URI.create("http://127.0.0.1:1/v1")),
                        Secret.NONE,
                        Provider.Residency.EXTERNAL,
                        Provider.Balance.LEAST_LOAD,
                        Provider.Rules.NONE);
        Card card = new Card(Card.Kind.UNKNOWN, 0, 0, Set.of(), null, null, "", Set.of());
        String asked = Asks.chat("hi").model();
        return new Model(
                asked, provider, asked, Tier.FAST, Patch.NONE, null, card, Timeouts.UNSAID);
    }
}
