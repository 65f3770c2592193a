package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sluice.dialect.Complaint;
import dev.sluice.dialect.Dialect;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarefulTest {

    private final Careful transcript = new Careful(new Buggy());

    @Test
    void aBugInFeedingEndsTheStream() {
        // When
        Buffer ready = transcript.feed(Buffer.buffer("data: {}\n\n"));

        // Then
        assertEquals(0, ready.length());
        assertNotNull(transcript.failure());
    }

    @Test
    void aBugAtTheEndOfAStreamEndsItWithAReason() {
        // When
        transcript.finish();

        // Then
        assertNotNull(transcript.failure());
    }

    @Test
    void aBugInReadingAWholeAnswerIsABrokenAnswer() {
        // When
        Dialect.Verdict verdict = transcript.whole(Buffer.buffer("{}"));

        // Then
        assertInstanceOf(Dialect.Verdict.Broken.class, verdict);
    }

    @Test
    void aBugInReadingAnErrorIsAnError() {
        // When
        Complaint complaint = transcript.refused(500, Buffer.buffer("{}"));

        // Then
        assertEquals(502, complaint.status());
    }

    private static final class Buggy implements Dialect.Transcript {

        @Override
        public Complaint refused(int status, Buffer body) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public Dialect.Verdict whole(Buffer body) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public Buffer feed(Buffer upstream) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public Buffer finish() {
            throw new IllegalStateException("a bug");
        }

        @Override
        public boolean speaking() {
            return false;
        }

        @Override
        public boolean alive() {
            return false;
        }

        @Override
        public boolean complete() {
            return false;
        }

        @Override
        public @Nullable Complaint failure() {
            return null;
        }

        @Override
        public Usage usage() {
            return Usage.UNKNOWN;
        }
    }
}
