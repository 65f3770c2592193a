package dev.sluice.dialect;

import static dev.sluice.dialect.Play.DONE;
import static dev.sluice.dialect.Play.YES;
import static dev.sluice.dialect.Play.event;
import static dev.sluice.dialect.Play.plain;
import static dev.sluice.dialect.Play.play;
import static dev.sluice.dialect.Play.transcript;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sluice.kit.Chunks;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiUsageTest {

    @Test
    void usage5_usage6_removesChunkAndKeys() {
        // Given
        String nulled = Chunks.finish("stop").replaceAll("}$", ",\"usage\":null}");
        // When
        String out = play(plain(), event(nulled), event(Chunks.usage(3, 4)), DONE);
        // Then
        assertEquals(event(Chunks.finish("stop")) + DONE, out);
    }

    @Test
    void usage4_passesWhatWasAskedFor() {
        // Given
        String stream = event(Chunks.finish("stop")) + event(Chunks.usage(3, 4)) + DONE;
        // When
        String out = play(transcript("auto", YES), stream);
        // Then
        assertEquals(stream, out);
    }

    @Test
    void usage7_movesUsageToAChunkOfItsOwn() {
        // Given
        String finish = Chunks.finish("stop");
        String both = finish.replaceAll("}$", ",\"usage\":{\"prompt_tokens\":3}}");
        // When
        String out = play(transcript("auto", YES), event(both), DONE);
        // Then
        String own =
                "{\"id\":\"chatcmpl-fake\",\"object\":\"chat.completion.chunk\",\"created\":1767225600,\"model\":\"fake\",\"choices\":[],\"usage\":{\"prompt_tokens\":3}}";
        assertEquals(event(finish.replaceAll("}$", ",\"usage\":null}")) + event(own) + DONE, out);
    }

    /// Kimi's streams end so.
    private static final String WITHIN =
            Chunks.finish("stop")
                    .replaceAll(
                            "}]}$", ",\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}]}");

    @Test
    void usage7_movesWhatAChoiceCountsToAChunkOfItsOwn() {
        // When
        String out = play(transcript("auto", YES), event(WITHIN), DONE);
        // Then
        String finish = Chunks.finish("stop").replaceAll("}]}$", ",\"usage\":null}]}");
        String own =
                "{\"id\":\"chatcmpl-fake\",\"object\":\"chat.completion.chunk\",\"created\":1767225600,\"model\":\"fake\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}";
        assertEquals(event(finish) + event(own) + DONE, out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"usage\":null"})
    void usage7_countsWhatAChoiceCounts(String above) {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        play(transcript, event(WITHIN.replaceAll("}$", above + "}")), DONE);
        // Then
        assertEquals(new Usage(3, 0, 0, 4, 0, Usage.Source.REPORTED), transcript.usage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void usage7_whatTheAnswerCountsIsAheadOfWhatAChoiceDoes(boolean first) {
        // Given
        OpenAiTranscript transcript = plain();
        String counted = "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":900}";
        String both =
                first
                        ? WITHIN.replaceFirst("\\{", "{" + counted + ",")
                        : WITHIN.replaceAll("}$", "," + counted + "}");
        // When
        String out = play(transcript, event(both), DONE);
        // Then
        assertEquals(new Usage(10, 0, 0, 900, 0, Usage.Source.REPORTED), transcript.usage());
        assertEquals(event(WITHIN) + DONE, out);
    }

    @Test
    void usage7_tellsNobodyWhatAChoiceCountsUnasked() {
        // When
        String out = play(plain(), event(WITHIN), DONE);
        // Then
        assertEquals(event(Chunks.finish("stop")) + DONE, out);
    }

    @Test
    void usage9_estimatesWhatWasSaid() {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        transcript.feed(Buffer.buffer(event(Chunks.content("x".repeat(32)))));
        // Then
        assertEquals(new Usage(1, 0, 0, 10, 0, Usage.Source.ESTIMATED), transcript.usage());
    }

    @Test
    void ans7_changesOnlyTheModelOfAWholeAnswer() {
        // Given
        String whole =
                "{ \"model\":\"fake\" , \"choices\":[{\"finish_reason\":\"stop\"}],\"n\":1.0}";
        // When
        Dialect.Verdict verdict = transcript("fake", "\"n\":1").whole(Buffer.buffer(whole));
        // Then
        assertEquals(
                new Dialect.Verdict.Answer(Buffer.buffer(whole.replace("fake", "auto"))), verdict);
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyChunkingGivesTheSameBytes(int seed) {
        // Given
        String stream =
                event(Chunks.role().replaceAll("}$", ",\"usage\":null}"))
                        + ": ping\n\n"
                        + event(Chunks.content("한글 é"))
                        + event(Chunks.finish("stop").replace("{\"id\"", "{\"error\":null,\"id\""))
                        + event(Chunks.usage(3, 4))
                        + DONE;
        String expected = play(transcript("fake", "\"stream\":true"), stream);
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        OpenAiTranscript transcript = transcript("fake", "\"stream\":true");
        Buffer out = Buffer.buffer();
        // When
        int at = 0;
        while (at < bytes.length) {
            int size = Math.min(bytes.length - at, 1 + random.nextInt(60));
            out.appendBuffer(transcript.feed(Buffer.buffer().appendBytes(bytes, at, size)));
            at += size;
        }
        out.appendBuffer(transcript.finish());
        // Then
        assertEquals(expected, out.toString());
        assertNull(transcript.failure());
    }
}
