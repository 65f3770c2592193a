package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import org.junit.jupiter.api.Test;

class AskReaderTest {

    @Test
    void readsTheSettings() {
        // When
        Options options =
                Asks.chatWith(
                                "hi",
                                "\"n\":2,\"max_tokens\":5,\"temperature\":0.5,\"user\":\"u\","
                                        + "\"reasoning_effort\":\"wild\","
                                        + "\"response_format\":{\"type\":\"json_schema\"}")
                        .options();

        // Then
        assertEquals(new Options(5, 0.5, 2, "wild", Options.Format.SCHEMA, "u"), options);
    }

    @Test
    void takesNullForAbsent() {
        // When
        Ask ask =
                Asks.chatWith(
                        "hi",
                        "\"n\":null,\"max_tokens\":null,\"temperature\":null,\"user\":null,"
                                + "\"reasoning_effort\":null,\"response_format\":null,"
                                + "\"stream\":null,\"stream_options\":null,\"tools\":null,"
                                + "\"stop\":null,\"top_logprobs\":null");

        // Then
        assertEquals(Options.NONE, ask.options());
    }

    @Test
    void prefersMaxCompletionTokens() {
        assertEquals(
                7,
                Asks.chatWith("hi", "\"max_completion_tokens\":7,\"max_tokens\":5")
                        .options()
                        .maxTokens());
    }

    @Test
    void readsAnIntegerInAnySpelling() {
        assertEquals(200, Asks.chatWith("hi", "\"max_tokens\":2.0e2").options().maxTokens());
    }

    @Test
    void streamsOnlyWhenAsked() {
        assertTrue(Asks.chatWith("hi", "\"stream\":true").streams());
        assertFalse(Asks.chatWith("hi", "\"stream\":false").streams());
    }

    @Test
    void tellsAnExplicitNoToUsageFromSilence() {
        assertEquals(Ask.UsageWish.UNSAID, Asks.chat("hi").usageWish());
        assertEquals(Ask.UsageWish.NO, usage("{\"include_usage\":false}"));
        assertEquals(Ask.UsageWish.YES, usage("{\"include_usage\":true}"));
        assertEquals(Ask.UsageWish.UNSAID, usage("{\"include_usage\":null,\"x\":[1]}"));
    }

    @Test
    void findsTheModelBehindAMegabyteOfMessages() {
        // Given
        String text = "x".repeat(1 << 20);

        // When
        Ask ask = Asks.read("{\"messages\":[{\"content\":\"" + text + "\"}],\"model\":\"m\"}");

        // Then
        assertEquals("m", ask.model());
    }

    @Test
    void doesNotTakeANestedModelForTheModel() {
        assertEquals(
                "outer",
                Asks.read(
                                "{\"metadata\":{\"model\":\"inner\"},\"model\":\"outer\","
                                        + "\"messages\":[]}")
                        .model());
    }

    @Test
    void unescapesTheModel() {
        assertEquals(
                "a/\u00e9\uD83D\uDE00",
                Asks.read("{\"model\":\"a\\/\\u00e9\\ud83d\\ude00\",\"messages\":[]}").model());
    }

    @Test
    void passesEmptyMessagesOn() {
        assertEquals(0, Asks.read("{\"model\":\"m\",\"messages\":[]}").content().turns());
    }

    @Test
    void passesUnknownFieldsAndPartsOn() {
        // When
        Ask ask =
                Asks.read(
                        "{\"model\":\"m\",\"zzz\":{\"a\":[{}]},\"messages\":[{\"role\":\"user\","
                                + "\"zz\":1,\"content\":[{\"type\":\"hologram\",\"x\":{}}]}]}");

        // Then
        assertEquals(1, ask.content().turns());
    }

    @Test
    void recordsWhereEachMemberLies() {
        // Given
        byte[] json = " { \"model\" : \"m\" , \"messages\":[ ] ,\"n\":1 } ".getBytes(UTF_8);

        // When
        Body body = Asks.read(Endpoint.CHAT, json).body();

        // Then
        int member = body.find("messages");
        int start = body.keyStart(member);
        assertEquals(
                "\"messages\":[ ]", new String(json, start, body.valueEnd(member) - start, UTF_8));
        assertEquals("1", new String(json, body.valueStart(2), 1, UTF_8));
        assertEquals(2, body.open());
        assertEquals(3, body.size());
    }

    @Test
    void readsACompletionsPrompts() {
        // When
        Ask ask = Asks.read(Endpoint.COMPLETIONS, "{\"model\":\"m\",\"prompt\":[\"one\",\"two\"]}");

        // Then
        assertEquals(2, ask.content().turns());
        assertEquals("one\ntwo", GlyphsTest.spell(ask.text().glyphs()));
    }

    @Test
    void takesACompletionWithoutAPrompt() {
        assertEquals(
                "",
                GlyphsTest.spell(
                        Asks.read(Endpoint.COMPLETIONS, "{\"model\":\"m\"}").text().glyphs()));
    }

    @Test
    void countsTokensOfATokenArray() {
        assertEquals(5, embed("[1,2,3,4,5]").promptTokens());
        assertEquals(1, embed("[1,2,3,4,5]").content().turns());
    }

    @Test
    void countsArraysOfTokensAsPrompts() {
        assertEquals(3, embed("[[1,2],[3]]").promptTokens());
        assertEquals(2, embed("[[1,2],[3]]").content().turns());
    }

    @Test
    void weighsNoTextOfAnEmbedding() {
        // When
        Ask ask = Asks.embedding("some text");

        // Then
        assertEquals(-1, ask.text().glyphs().next());
        assertEquals(9, ask.content().textBytes());
    }

    @Test
    void keepsTheEffortUnsaid() {
        assertNull(Asks.chat("hi").options().reasoningEffort());
    }

    private static Ask.UsageWish usage(String options) {
        return Asks.chatWith("hi", "\"stream_options\":" + options).usageWish();
    }

    private static Ask embed(String input) {
        return Asks.read(Endpoint.EMBEDDINGS, "{\"model\":\"m\",\"input\":" + input + "}");
    }
}
