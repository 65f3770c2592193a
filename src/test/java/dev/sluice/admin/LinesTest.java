package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.decisions.Attempt;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.kit.Records;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    /// Attempts as `TARGET FROM TO ERROR`.
    private static List<String> bars(int attempts, Attempt... failed) throws Exception {
        return bars(attempts, "2xx", "none", failed);
    }

    private static List<String> bars(int attempts, String status, String error, Attempt... failed)
            throws Exception {
        DecisionRecord record = Records.of("a").record();
        DecisionRecord.Ended ended =
                new DecisionRecord.Ended(
                        "m",
                        attempts,
                        "",
                        status,
                        error,
                        "stop",
                        false,
                        new DecisionRecord.Spent(
                                DecisionRecord.Used.NOTHING,
                                -1,
                                -1,
                                900,
                                "",
                                List.of(failed),
                                "m@1",
                                300));
        JsonNode line =
                new ObjectMapper()
                        .readTree(
                                Lines.one(
                                        new DecisionRecord(
                                                record.id(),
                                                record.at(),
                                                record.conversation(),
                                                record.asked(),
                                                record.weighed(),
                                                record.routed(),
                                                ended,
                                                record.after())));
        return line.get("attempts_detail")
                .valueStream()
                .map(bar ->
                        "%s %s %s %s"
                                .formatted(
                                        bar.get("target").textValue(),
                                        bar.get("from_ms"),
                                        bar.get("to_ms"),
                                        bar.get("error")))
                .toList();
    }

    @Test
    void aCallThatNobodyWasAskedHasNoBar() throws Exception {
        assertEquals(List.of(), bars(0));
    }

    @Test
    void theLastAttemptBeginsWhenItWasSent() throws Exception {
        // When
        List<String> bars =
                bars(2, new Attempt("m@0", 1, 200, "upstream_error", Attempt.Used.NOTHING));
        // Then
        assertEquals(List.of("m@0 1 200 \"upstream_error\"", "m@1 300 900 null"), bars);
    }

    /// A call that failed, of which an attempt at its last target is told.
    private static List<String> failed(int attempts, int from, int to) throws Exception {
        return bars(
                attempts,
                "5xx",
                "upstream_error",
                new Attempt("m@1", from, to, "upstream_error", Attempt.Used.NOTHING));
    }

    /// The next one was not made: what was sent at 300 is the attempt that failed.
    @Test
    void anAttemptThatNobodyTookOverFromHasOneBar() throws Exception {
        // When
        List<String> bars = failed(1, 298, 410);
        // Then
        assertEquals(List.of("m@1 298 410 \"upstream_error\""), bars);
    }

    @Test
    void theSameTargetAskedAgainHasABarOfItsOwn() throws Exception {
        // When
        List<String> bars = failed(2, 1, 200);
        // Then
        assertEquals(
                List.of("m@1 1 200 \"upstream_error\"", "m@1 300 900 \"upstream_error\""), bars);
    }
}
