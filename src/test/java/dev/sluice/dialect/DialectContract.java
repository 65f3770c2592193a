package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What every [Dialect] keeps. To test one: extend this, say how to make it, what it is asked, and
/// what its provider sends; inherit the tests.
public abstract class DialectContract {

    private static final String SECRET = "secret";

    protected abstract Dialect dialect();

    /// A model of a provider that speaks it, whose credential is the word given.
    protected abstract Model model(String credential);

    /// A streamed chat that does not ask for usage.
    protected abstract Ask ask();

    /// A complete stream as the provider sends it, with content and usage.
    protected abstract byte[] stream();

    private Dialect.Transcript transcript() {
        return dialect().transcript(ask(), model(SECRET));
    }

    private String fed(Dialect.Transcript transcript, int from, int to) {
        return transcript
                .feed(Buffer.buffer(stream()).getBuffer(from, to))
                .toString(StandardCharsets.UTF_8);
    }

    private String whole() {
        Dialect.Transcript transcript = transcript();
        return fed(transcript, 0, stream().length) + transcript.finish();
    }

    @Test
    void speaksChat() {
        assertTrue(dialect().speaks(Endpoint.CHAT));
    }

    @Test
    void encodesTheSameTwice() {
        // Given
        Ask ask = ask();
        Dialect dialect = dialect();
        byte[] once = dialect.encode(ask, model(SECRET), Patch.NONE).body();

        // When
        byte[] twice = dialect.encode(ask, model(SECRET), Patch.NONE).body();

        // Then
        assertArrayEquals(once, twice);
    }

    @Test
    void neverWritesToTheCallersBytes() {
        // Given
        Ask ask = ask();
        byte[] before = ask.body().bytes().clone();

        // When
        dialect().encode(ask, model(SECRET), Patch.NONE);

        // Then
        assertArrayEquals(before, ask.body().bytes());
    }

    @Test
    void namesAPathBelowTheBase() {
        assertFalse(dialect().encode(ask(), model(SECRET), Patch.NONE).path().startsWith("/"));
    }

    @Test
    void keepsTheCredentialOutOfTheBody() {
        // When
        byte[] body = dialect().encode(ask(), model(SECRET), Patch.NONE).body();

        // Then
        assertFalse(new String(body, StandardCharsets.UTF_8).contains(SECRET));
    }

    @RepeatedTest(50)
    void anyCutGivesTheSameBytes(RepetitionInfo seed) {
        // Given
        Random random = new Random(seed.getCurrentRepetition());
        Dialect.Transcript transcript = transcript();
        StringBuilder told = new StringBuilder();

        // When
        for (int at = 0; at < stream().length; ) {
            int next = Math.min(stream().length, at + 1 + random.nextInt(30));
            told.append(fed(transcript, at, next));
            at = next;
        }
        told.append(transcript.finish());

        // Then
        assertEquals(whole(), told.toString());
    }

    @Test
    void endsAWholeStreamWithDone() {
        assertTrue(whole().endsWith("data: [DONE]\n\n"));
    }

    @Test
    void saysThatAWholeStreamIsWhole() {
        // Given
        Dialect.Transcript transcript = transcript();
        fed(transcript, 0, stream().length);

        // When
        transcript.finish();

        // Then
        assertNull(transcript.failure());
    }

    @Test
    void saysThatHalfAStreamIsBroken() {
        // Given
        Dialect.Transcript transcript = transcript();
        fed(transcript, 0, stream().length / 2);

        // When
        transcript.finish();

        // Then
        assertNotNull(transcript.failure());
    }

    @Test
    void isSilentBeforeTheFirstByte() {
        // When
        Dialect.Transcript transcript = transcript();

        // Then
        assertFalse(transcript.speaking() || transcript.alive() || transcript.complete());
    }

    @Test
    void neverTakesBackThatItSpoke() {
        // Given
        Dialect.Transcript transcript = transcript();
        int silenced = 0;

        // When
        for (int at = 0; at < stream().length; at++) {
            boolean before = transcript.speaking();
            fed(transcript, at, at + 1);
            silenced += before && !transcript.speaking() ? 1 : 0;
        }

        // Then
        assertEquals(0, silenced);
    }

    @Test
    void reportsWhatTheProviderCounted() {
        // Given
        Dialect.Transcript transcript = transcript();

        // When
        fed(transcript, 0, stream().length);

        // Then
        assertEquals(Usage.Source.REPORTED, transcript.usage().source());
    }

    @Test
    void keepsTheStatusOfARefusal() {
        // When
        Complaint complaint = transcript().refused(429, Buffer.buffer("slow down"));

        // Then
        assertEquals(429, complaint.status());
    }
}
