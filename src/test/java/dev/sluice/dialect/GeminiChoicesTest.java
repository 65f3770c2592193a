package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole answers of Gemini's with several candidates.
class GeminiChoicesTest {

    private static final String DONE =
            "{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"finishReason\":\"STOP\"}";
    private static final String OPEN = "{\"content\":{\"parts\":[{\"text\":\"a\"}]}}";

    private final Dialect.Transcript transcript =
            new Gemini(InstantSource.system(), () -> "7")
                    .transcript(
                            Asks.chatWith("hi", "\"n\":2"),
                            Exchange.model("gemini-test", Provider.Rules.NONE, ""));

    private Dialect.Verdict whole(String candidates) {
        String usage =
                "\"usageMetadata\":{\"promptTokenCount\":5,\"candidatesTokenCount\":8,\"totalTokenCount\":13}";
        return transcript.whole(
                Buffer.buffer("{\"candidates\":[" + candidates + "]," + usage + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {OPEN + "," + DONE, DONE + "," + OPEN, OPEN + "," + OPEN})
    void oneThatNeverEndedBreaksTheAnswer(String candidates) {
        // When
        Dialect.Verdict verdict = whole(candidates);
        // Then
        assertEquals(Dialect.Verdict.Broken.class, verdict.getClass());
    }

    @Test
    void whatAllOfThemUsedIsCountedOnce() {
        // When
        whole(DONE + "," + DONE);
        // Then
        Usage usage = transcript.usage();
        assertEquals(8, usage.output());
    }

    @Test
    void anErrorInsteadOfCandidatesIsOne() {
        // When
        Dialect.Verdict verdict =
                transcript.whole(
                        Buffer.buffer(
                                "{\"error\":{\"code\":503,\"message\":\"busy\",\"status\":\"UNAVAILABLE\"}}"));
        // Then
        assertEquals(
                503, verdict instanceof Dialect.Verdict.Broken(Complaint why) ? why.status() : 0);
    }
}
