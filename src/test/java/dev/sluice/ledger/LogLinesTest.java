package dev.sluice.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.wire.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLinesTest {

    static final long NOON = 1_767_268_800_000L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LogLines lines = new LogLines(out, "here");

    @Test
    void writesTheKeysOfTheRequestEvent() {
        // When
        lines.take(Entries.of("r-1"), NOON);
        lines.flush();

        // Then
        assertEquals(
                """
                {"ts":"2026-01-01T12:00:00Z","level":"INFO","event":"request",\
                "msg":"request ended","instance":"here","gen":3,"request_id":"r-1",\
                "team":"search","key_id":"k7Qm2xHd","endpoint":"chat/completions",\
                "requested_model":"auto","decision":"d-1","model":"m","target":"m@1",\
                "tier":"fast","rule":"search/x","reason":"score_low","score":0.1235,\
                "attempts":1,"stream":true,"status":"2xx","overhead_us":61,"ttft_ms":80,\
                "total_ms":900,"error":"none","ended_by":"end","in_tokens":400,\
                "out_tokens":90,"cached_tokens":0,"reasoning_tokens":0,"cost_micros":67,\
                "estimated":false}
                """,
                out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void unknownIsNullAndNotZero() {
        // When
        lines.take(Entries.ended(new Outcome.ClientGone("", Usage.UNKNOWN), -1), NOON);

        // Then
        JsonNode line = written();
        assertTrue(line.get("in_tokens").isNull());
        assertTrue(line.get("out_tokens").isNull());
        assertTrue(line.get("cost_micros").isNull());
    }

    @Test
    void whatDidNotHappenIsNull() {
        // Given
        Entry refused =
                new Entry(
                        "r-1",
                        1,
                        Endpoint.CHAT,
                        new Entry.Who("none", "none", "none"),
                        Entry.Chosen.NOTHING,
                        new Entry.Timing(false, "4xx", -1, -1, -1, 5, false),
                        new Outcome.Refused("unauthenticated"),
                        -1);

        // When
        lines.take(refused, NOON);

        // Then
        JsonNode line = written();
        assertTrue(line.get("score").isNull());
        assertTrue(line.get("ttft_ms").isNull());
        assertTrue(line.get("overhead_us").isNull());
    }

    @Test
    void aSlowStreamIsMarked() {
        // Given
        Entry fast = Entries.ended(new Outcome.Finished(Entries.usage(1, 1)), 1);
        Entry slow =
                new Entry(
                        fast.requestId(),
                        fast.generation(),
                        fast.endpoint(),
                        fast.who(),
                        fast.chosen(),
                        new Entry.Timing(true, "2xx", 1, 1, 1, 1, true),
                        fast.outcome(),
                        fast.answerMicros());

        // When
        lines.take(slow, NOON);

        // Then
        assertTrue(written().get("slow").booleanValue());
    }

    @Test
    void anEstimateIsMarked() {
        // Given
        Usage usage = new Usage(1, 0, 0, 1, 0, Usage.Source.ESTIMATED);

        // When
        lines.take(Entries.ended(new Outcome.Finished(usage), 1), NOON);

        // Then
        assertTrue(written().get("estimated").booleanValue());
    }

    @ParameterizedTest
    @CsvSource({
        "finished, none, end",
        "failed, upstream_error, failure",
        "interrupted, upstream_error, interrupted",
        "refused, forbidden, refusal",
        "gone, client_closed, client",
        "abandoned, internal, abandoned",
    })
    void saysHowTheCallEnded(String how, String error, String endedBy) {
        // When
        lines.take(Entries.ended(outcome(how), 0), NOON);

        // Then
        JsonNode line = written();
        assertEquals(error, line.get("error").textValue());
        assertEquals(endedBy, line.get("ended_by").textValue());
    }

    private static Outcome outcome(String how) {
        Usage usage = Entries.usage(1, 1);
        return switch (how) {
            case "finished" -> new Outcome.Finished(usage);
            case "failed" -> new Outcome.Failed("upstream_error", "", false, usage);
            case "interrupted" -> new Outcome.Failed("upstream_error", "", true, usage);
            case "refused" -> new Outcome.Refused("forbidden");
            case "gone" -> new Outcome.ClientGone("", usage);
            case "abandoned" -> new Outcome.Abandoned();
            default -> throw new IllegalArgumentException(how);
        };
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
