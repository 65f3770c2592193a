package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A chat in Anthropic's form becomes the same [Ask] as one in OpenAI's.
class MessagesReadingTest {

    private static final String LOOP =
            "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Look.\"},"
                    + "{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"b\",\"input\":{\"c\":1}}]},"
                    + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"a\",\"content\":[{\"type\":\"text\",\"text\":\"sunny\"}]}%s]}]}";

    private static Ask read(String json) {
        return Asks.read(Endpoint.MESSAGES, json);
    }

    private static String latest(Ask ask) {
        int[] at = ask.text().latest();
        return new String(ask.text().bytes(), at[0], at[1] - at[0], UTF_8);
    }

    @Test
    void theSystemIsCountedApart() {
        assertEquals(
                9,
                Asks.messages("Hello", "\"system\":\"Be brief\\n\"").content().systemBytes() - 1);
    }

    @Test
    void aResultGoesOnWithTheTurnBefore() {
        assertEquals("Look.", latest(read(LOOP.formatted(""))));
    }

    @Test
    void aResultIsCountedAsInsideALoop() {
        assertEquals(1, read(LOOP.formatted("")).content().toolResults());
    }

    @Test
    void wordsBesideAResultAreAHumansTurn() {
        assertEquals(
                "Well?", latest(read(LOOP.formatted(",{\"type\":\"text\",\"text\":\"Well?\"}"))));
    }

    @Test
    void wordsBesideAResultEndTheLoop() {
        assertEquals(
                0,
                read(LOOP.formatted(",{\"type\":\"text\",\"text\":\"Well?\"}"))
                        .content()
                        .toolResults());
    }

    @Test
    void aReminderBesideAResultIsNobodysTurn() {
        assertEquals(
                "Look.",
                latest(
                        read(
                                LOOP.formatted(
                                        ",{\"type\":\"text\",\"text\":\"<system-reminder>x</system-reminder>\"}"))));
    }

    @Test
    void imagesOfResultsAreImages() {
        assertEquals(
                1,
                read(LOOP.replace("{\"type\":\"text\",\"text\":\"sunny\"}", "{\"type\":\"image\"}")
                                .formatted(""))
                        .content()
                        .images());
    }

    @Test
    void theBytesOfAnImageAreNoText() {
        // Given
        String block =
                "{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"%s\"}}]}"
                        .formatted("A".repeat(4000));
        // When
        Ask ask = read("{\"model\":\"m\",\"max_tokens\":9,\"messages\":[" + block + "]}");
        // Then
        assertEquals(0, ask.content().textBytes());
    }

    @Test
    void theBytesOfATextDocumentAreText() {
        // Given
        String block =
                "{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"data\":\"%s\",\"type\":\"text\"}}]}"
                        .formatted("A".repeat(4000));
        // When
        Ask ask = read("{\"model\":\"m\",\"max_tokens\":9,\"messages\":[" + block + "]}");
        // Then
        assertEquals(4002, ask.content().textBytes());
    }

    @Test
    void settingsAreRead() {
        // When
        Ask ask =
                Asks.messages(
                        "Hi",
                        "\"stream\":true,\"temperature\":0.5,\"metadata\":{\"user_id\":\"u\"},"
                                + "\"output_config\":{\"effort\":\"high\",\"format\":{\"type\":\"json_schema\",\"schema\":{}}}");
        // Then
        assertTrue(ask.streams());
        assertEquals(new Options(64, 0.5, 1, "high", Options.Format.SCHEMA, "u"), ask.options());
    }

    @ParameterizedTest
    @CsvSource({"disabled, none", "enabled, ", "adaptive, "})
    void onlyNoThoughtsAtAllIsAnEffort(String type, String effort) {
        assertEquals(
                effort,
                Asks.messages("Hi", "\"thinking\":{\"type\":\"" + type + "\"}")
                        .options()
                        .reasoningEffort());
    }

    @Test
    void countingNeedsNoLimit() {
        assertEquals(
                -1,
                Asks.read(Endpoint.COUNT_TOKENS, "{\"model\":\"m\",\"messages\":[]}")
                        .options()
                        .maxTokens());
    }

    @Test
    void aCountIsNeverStreamed() {
        assertFalse(
                Asks.read(
                                Endpoint.COUNT_TOKENS,
                                "{\"model\":\"m\",\"messages\":[],\"stream\":true}")
                        .streams());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"max_tokens\":1,\"messages\":[]}|model",
                "{\"model\":\"m\",\"max_tokens\":1}|messages",
                "{\"model\":\"m\",\"messages\":[]}|max_tokens",
                "{\"model\":\"m\",\"max_tokens\":\"1\",\"messages\":[]}|max_tokens",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":{}}|messages",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[3]}|messages[0]",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"content\":3}]}|messages[0].content",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"content\":[{\"text\":3}]}]}|messages[0].content[0].text",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"content\":[{\"content\":[1]}]}]}|messages[0].content[0].content[0]",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[],\"system\":3}|system",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[],\"tools\":{}}|tools",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[],\"tools\":[1]}|tools[0]",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[],\"stop_sequences\":\"a\"}|stop_sequences",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[],\"stop_sequences\":[1]}|stop_sequences[0]",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[],\"thinking\":true}|thinking",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[],\"metadata\":{\"user_id\":3}}|metadata.user_id",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[],\"stream\":1}|stream",
                "{\"model\":\"m\",\"Model\":\"n\",\"max_tokens\":1,\"messages\":[]}|Model"
            })
    void refusesAndNamesTheMember(String body, String param) {
        // When
        Refusal refusal = RefusedBodiesTest.refusal(Endpoint.MESSAGES, body.getBytes(UTF_8));
        // Then
        assertEquals(param, refusal instanceof Refusal.Malformed wrong ? wrong.param() : "none");
    }

    @Test
    void aBlockTooManyIsRefused() {
        // Given
        String blocks = Asks.repeat("{\"type\":\"text\",\"text\":\"a\"}", 4001);
        String body =
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":["
                        + blocks
                        + "]}]}";
        // When
        Refusal refusal = RefusedBodiesTest.refusal(Endpoint.MESSAGES, body.getBytes(UTF_8));
        // Then
        assertTrue(refusal.message().contains("4000"), refusal.message());
    }

    @Test
    void noUserIsNobody() {
        assertNull(Asks.messages("Hi", "").options().user());
    }
}
