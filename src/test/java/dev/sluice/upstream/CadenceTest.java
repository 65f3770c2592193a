package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.dialect.Complaint;
import dev.sluice.dialect.Dialect;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which streams are slower than `min-rate` (reliability.md R4): 5 tokens a second here, so that
/// four seconds are looked at together.
class CadenceTest {

    private static final int RATE = 5;

    private final Said said = new Said();
    private final Cadence cadence = new Cadence(RATE, said, 0);

    /// A transcript that has said so much.
    private static final class Said implements Dialect.Transcript {

        private Usage usage = new Usage(1, 0, 0, 0, 0, Usage.Source.ESTIMATED);

        void said(long tokens, Usage.Source source) {
            usage = new Usage(1, 0, 0, tokens, 0, source);
        }

        @Override
        public Complaint refused(int status, Buffer body) {
            throw new AssertionError(status);
        }

        @Override
        public Dialect.Verdict whole(Buffer body) {
            throw new AssertionError(body);
        }

        @Override
        public Buffer feed(Buffer upstream) {
            return upstream;
        }

        @Override
        public Buffer finish() {
            return Buffer.buffer();
        }

        @Override
        public boolean speaking() {
            return true;
        }

        @Override
        public boolean alive() {
            return true;
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
            return usage;
        }
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        // says less
        "19, ESTIMATED, true",
        // keeps the pace
        "20, ESTIMATED, false",
        // an estimate is not compared with a count
        "5, REPORTED, false"
    })
    void oneThatSaysLessIsSlow(long tokens, Usage.Source source, boolean slow) {
        // Given
        said.said(tokens, source);
        // When
        boolean told = cadence.slows(seconds(4));
        // Then
        assertEquals(slow, told);
    }

    @Test
    void nothingIsSaidBeforeItsTime() {
        // When
        boolean slow = cadence.slows(seconds(4) - 1);
        // Then
        assertFalse(slow);
    }

    @Test
    void itIsToldOnce() {
        // Given
        cadence.slows(seconds(4));
        // When
        boolean again = cadence.slows(seconds(8));
        // Then
        assertFalse(again);
    }

    @Test
    void whatWasFastBeforeDoesNotCount() {
        // Given
        said.said(1_000, Usage.Source.ESTIMATED);
        cadence.slows(seconds(4));
        said.said(1_019, Usage.Source.ESTIMATED);
        // When
        boolean slow = cadence.slows(seconds(8));
        // Then
        assertTrue(slow);
    }

    @Test
    void timeInWhichTheCallerDoesNotReadIsLeftOut() {
        // Given
        cadence.resumed(seconds(30));
        // When
        boolean slow = cadence.slows(seconds(33));
        // Then
        assertFalse(slow);
    }

    @Test
    void withoutARateNoneIsSlow() {
        // Given
        Cadence any = new Cadence(0, said, 0);
        // When
        boolean slow = any.slows(seconds(60));
        // Then
        assertFalse(slow);
    }
}
