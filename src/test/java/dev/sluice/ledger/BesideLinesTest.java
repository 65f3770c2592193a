package dev.sluice.ledger;

import static dev.sluice.ledger.LogLinesTest.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.catalog.Model;
import dev.sluice.kit.Models;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the line says of attempts that did not answer, and of who ended the call.
class BesideLinesTest {

    private static final Model SLOW = Models.named("slow").model();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LogLines lines = new LogLines(out, "here");

    @Test
    void saysWhoLostASecondAttemptAndWhatItUsed() {
        // Given
        Usage lost = new Usage(7, 0, 0, 2, 0, Usage.Source.ESTIMATED);
        Outcome last = new Outcome.Finished(Entries.usage(10, 5));

        // When
        lines.take(
                Entries.ended(new Outcome.Beside(SLOW, "slow@1", "outrun", lost, last), 9), NOON);

        // Then
        JsonNode line = written();
        assertEquals("slow@1", line.get("hedged").textValue());
        assertEquals(7, line.get("hedged_in_tokens").intValue());
        assertEquals(2, line.get("hedged_out_tokens").intValue());
        assertEquals(17, line.get("in_tokens").intValue());
        assertEquals("end", line.get("ended_by").textValue());
    }

    @Test
    void saysWhichClockEndedTheSecondAttempt() {
        // Given
        Usage lost = new Usage(7, 0, 0, 2, 0, Usage.Source.ESTIMATED);
        Outcome last = new Outcome.Failed("upstream_timeout", "idle", true, Entries.usage(10, 5));

        // When
        lines.take(
                Entries.ended(new Outcome.Beside(SLOW, "slow@1", "outrun", lost, last), 9), NOON);

        // Then
        assertEquals("idle", written().get("limit").textValue());
    }

    @Test
    void saysWhichAttemptsFailedAndWhatTheyUsed() {
        // Given
        Usage lost = new Usage(7, 0, 0, 2, 0, Usage.Source.ESTIMATED);
        Outcome last = new Outcome.Finished(Entries.usage(10, 5));
        Outcome once = new Outcome.Beside(SLOW, "slow@1", "upstream_timeout", lost, last);

        // When
        lines.take(
                Entries.ended(
                        new Outcome.Beside(SLOW, "slow@2", "upstream_protocol", lost, once), 9),
                NOON);

        // Then
        JsonNode line = written();
        assertEquals(
                "slow@2, slow@1 14 4 24 true",
                line.get("failed").textValue()
                        + " "
                        + line.get("failed_in_tokens")
                        + " "
                        + line.get("failed_out_tokens")
                        + " "
                        + line.get("in_tokens")
                        + " "
                        + line.get("estimated"));
    }

    @Test
    void saysWhoFailedBeforeSomebodyAnswered() {
        // Given
        List<Entry.Lost> lost =
                List.of(
                        new Entry.Lost("m", "dead1", "upstream_timeout"),
                        new Entry.Lost("m", "bad500", "upstream_error"));

        // When
        lines.take(Entries.after(lost), NOON);

        // Then
        assertEquals(
                "dead1 upstream_timeout, bad500 upstream_error", written().get("lost").textValue());
    }

    @Test
    void nobodyIsSaidToHaveFailedWhereNobodyDid() {
        // When
        lines.take(Entries.after(List.of()), NOON);

        // Then
        assertFalse(written().has("lost"));
    }

    @Test
    void manyThatFailedAreToldUpToABound() {
        // Given
        Entry.Lost one = new Entry.Lost("m", "t".repeat(50), "upstream_error");

        // When
        lines.take(Entries.after(Collections.nCopies(40, one)), NOON);

        // Then
        String said = written().get("lost").textValue();
        assertTrue(said.endsWith("...") && said.length() <= Line.TEXT, said);
    }

    @Test
    void tellsACallerWhoWasCutFromOneWhoLeft() {
        // When
        lines.take(
                Entries.ended(new Outcome.ClientGone("write_stall", Entries.usage(1, 1)), 1), NOON);

        // Then
        assertEquals("write_stall", written().get("limit").textValue());
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
