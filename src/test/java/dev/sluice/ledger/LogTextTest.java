package dev.sluice.ledger;

import static dev.sluice.ledger.LogLinesTest.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.wire.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What [LogLines] does with odd texts.
class LogTextTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LogLines lines = new LogLines(out, "here");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "a\"b\\c",
                "line\nforged\r\n{\"event\":\"request\"}",
                "tab\t nul\u0000 esc\u001b[31m",
                "del\u007f c1\u0085 \u009b",
                "separators \u2028 \u2029",
                "한국어 テスト",
                "\uD83D\uDE00 astral",
                "nbsp\u00a0"
            })
    void textSurvivesAndStaysOnOneLine(String text) {
        // When
        lines.take(Entries.asking(text), NOON);

        // Then
        assertEquals(text, written().get("requested_model").textValue());
        assertEquals(
                1,
                out.toString(StandardCharsets.UTF_8)
                        .codePoints()
                        .filter(c -> c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029)
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "\uDE00\uD83D"})
    void aLoneSurrogateIsReplaced(String text) {
        // When
        lines.take(Entries.asking(text), NOON);

        // Then
        assertEquals("\uFFFD".repeat(text.length()), written().get("requested_model").textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u0001", "\"", "한", "\uD83D\uDE00"})
    void aLineStaysBelowEightKilobytes(String piece) {
        // Given
        String huge = piece.repeat(20_000);
        Entry entry =
                new Entry(
                        huge,
                        Long.MAX_VALUE,
                        Endpoint.CHAT,
                        new Entry.Who(huge, huge, huge),
                        new Entry.Chosen(
                                huge,
                                huge,
                                huge,
                                huge,
                                new Entry.Ruled(huge, List.of()),
                                huge,
                                1,
                                new Entry.Tried(
                                        Integer.MAX_VALUE,
                                        List.of(new Entry.Lost(huge, huge, huge)))),
                        Entries.TIMING,
                        new Outcome.Failed(huge, "", false, Entries.usage(Long.MAX_VALUE, 1)),
                        Long.MAX_VALUE);

        // When
        lines.take(entry, NOON);

        // Then
        assertTrue(written().get("requested_model").textValue().endsWith("..."));
        assertTrue(out.size() <= 8 << 10, out.size() + " bytes");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0000", "1, 1.0000", "0.5, 0.5000", "0.00004, 0.0000", "0.99996, 1.0000"})
    void aScoreHasFourDecimals(double score, String shown) {
        // Given
        Entry entry =
                new Entry(
                        "r",
                        1,
                        Endpoint.CHAT,
                        new Entry.Who("t", "k", "m"),
                        new Entry.Chosen(
                                "d", "m", "t", "fast", Entry.Ruled.NONE, "x", score, Entries.ONCE),
                        Entries.TIMING,
                        new Outcome.Abandoned(),
                        0);

        // When
        lines.take(entry, NOON);
        lines.flush();

        // Then
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"score\":" + shown + ","));
    }

    private JsonNode written() {
        lines.flush();
        try {
            return new ObjectMapper().readTree(out.toByteArray());
        } catch (IOException notJson) {
            throw new AssertionError(out.toString(StandardCharsets.UTF_8), notJson);
        }
    }
}
