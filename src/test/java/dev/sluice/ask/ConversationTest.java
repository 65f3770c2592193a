package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sluice.kit.Asks;
import org.junit.jupiter.api.Test;

class ConversationTest {

    @Test
    void weighsTheLatestHumanTurn() {
        assertEquals("second", latest(user("first") + ASSISTANT + user("second") + ASSISTANT));
    }

    @Test
    void findsTheTextWhenTheRoleComesLast() {
        assertEquals("late", latest("{\"content\":\"late\",\"role\":\"user\"}"));
    }

    @Test
    void joinsTheTextPartsOfATurn() {
        assertEquals(
                "a\nb",
                latest(
                        parts(
                                "{\"text\":\"a\",\"type\":\"text\"},{\"type\":\"text\",\"text\":\"b\"}")));
    }

    @Test
    void readsARoleWrittenWithEscapes() {
        assertEquals("hi", latest("{\"role\":\"\\u0075ser\",\"content\":\"hi\"}"));
    }

    @Test
    void leavesOutABlockTheHarnessInjected() {
        assertEquals("mine", latest(user("<system-reminder>be good</system-reminder>\\n\\nmine")));
    }

    @Test
    void doesNotTakeATurnOfInjectedBlocksForAHumanOne() {
        assertEquals(
                "mine",
                latest(user("mine") + "," + user("<system-reminder>x</system-reminder>\\n")));
    }

    @Test
    void keepsAnUnclosedReminder() {
        assertEquals("<system-reminder>x", latest(user("<system-reminder>x")));
    }

    @Test
    void countsToolResultsAfterTheLatestHumanTurn() {
        // Given
        String tool = ",{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"r\"}";

        // When
        Content content = read(user("a") + tool + "," + user("b") + tool + tool).content();

        // Then
        assertEquals(2, content.toolResults());
    }

    @Test
    void countsMedia() {
        // When
        Content content =
                read(parts(
                                "{\"type\":\"image_url\",\"image_url\":{}},"
                                        + "{\"type\":\"input_audio\"},"
                                        + "{\"type\":\"file\"},{\"type\":\"image_url\"}"))
                        .content();

        // Then
        assertEquals(new Content(1, 0, 0, 2, 1, 0, 1, 0, 0), content);
    }

    @Test
    void countsMediaByTheirMembersToo() {
        // When
        Content content =
                read(parts(
                                "{\"image_url\":\"x\"},{\"type\":\"input_image\",\"image_url\":\"x\"},"
                                        + "{\"video_url\":{}},{\"audio_url\":{}},{\"type\":\"video_url\"},"
                                        + "{\"type\":\"text\",\"text\":\"\",\"image_url\":null}"))
                        .content();

        // Then
        assertEquals(new Content(1, 0, 0, 2, 1, 2, 0, 0, 0), content);
    }

    @Test
    void countsBytesOfTextAsWritten() {
        // When
        Content content =
                read("{\"role\":\"system\",\"content\":\"\\u00e9\"}," + user("é")).content();

        // Then
        assertEquals(new Content(2, 0, 0, 0, 0, 0, 0, 8, 6), content);
    }

    @Test
    void countsADevelopersTextAsSystemText() {
        assertEquals(
                3,
                read("{\"role\":\"developer\",\"content\":[{\"type\":\"text\",\"text\":\"abc\"}]}")
                        .content()
                        .systemBytes());
    }

    @Test
    void countsToolsAndTheirBytes() {
        // When
        Content content = Asks.withTools("hi", 3).content();

        // Then
        assertEquals(3, content.tools());
        assertEquals(2 + 3 * 62, content.textBytes());
    }

    @Test
    void countsTheBytesOfToolCalls() {
        assertEquals(4, read("{\"role\":\"assistant\",\"tool_calls\":[{}]}").content().textBytes());
    }

    @Test
    void keepsAConversationsPlaceAsItGrows() {
        // When
        long early = read(user("a")).text().conversation(1);
        long later = read(user("a") + ASSISTANT + user("b")).text().conversation(1);

        // Then
        assertEquals(early, later);
        assertNotEquals(early, read(user("b")).text().conversation(1));
    }

    private static final String ASSISTANT = ",{\"role\":\"assistant\",\"content\":\"answer\"},";

    private static String user(String text) {
        return "{\"role\":\"user\",\"content\":\"" + text + "\"}";
    }

    private static String parts(String parts) {
        return "{\"role\":\"user\",\"content\":[" + parts + "]}";
    }

    private static String latest(String messages) {
        String trimmed =
                messages.endsWith(",") ? messages.substring(0, messages.length() - 1) : messages;
        return GlyphsTest.spell(read(trimmed).text().glyphs());
    }

    private static Ask read(String messages) {
        return Asks.read("{\"model\":\"m\",\"messages\":[" + messages + "]}");
    }
}
