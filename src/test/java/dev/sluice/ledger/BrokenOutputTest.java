package dev.sluice.ledger;

import static dev.sluice.ledger.LogLinesTest.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ledger.Tap.Missed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What [LogLines] says after an output that failed.
class BrokenOutputTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean broken = true;
    private final LogLines onPipe =
            new LogLines(
                    new OutputStream() {
                        @Override
                        public void write(int one) throws IOException {
                            if (broken) {
                                throw new IOException("broken pipe");
                            }
                            out.write(one);
                        }
                    },
                    "here");

    @Test
    void linesThatCouldNotBeWrittenAreCountedInTheFirstThatCan() {
        // Given
        onPipe.take(Entries.of("r-1"), NOON);
        onPipe.take(Entries.of("r-2"), NOON);
        onPipe.flush();
        broken = false;

        // When
        onPipe.take(Entries.of("r-3"), NOON);
        onPipe.flush();

        // Then
        String[] written = out.toString(StandardCharsets.UTF_8).split("\n");
        assertTrue(written[0].contains("\"event\":\"ledger_unwritten\""), written[0]);
        assertTrue(written[0].contains("\"records\":2"), written[0]);
        assertTrue(written[1].contains("\"request_id\":\"r-3\""), written[1]);
    }

    @Test
    void theCountOfUnwrittenLinesIsSaidOnce() {
        // Given
        onPipe.take(Entries.of("r-1"), NOON);
        onPipe.flush();
        broken = false;
        onPipe.take(Entries.of("r-2"), NOON);
        onPipe.flush();
        out.reset();

        // When
        onPipe.take(Entries.of("r-3"), NOON);
        onPipe.flush();

        // Then
        assertTrue(!out.toString(StandardCharsets.UTF_8).contains("ledger_unwritten"));
    }

    @Test
    void sumsThatCouldNotBeWrittenAreSaidWithTheNextOnes() {
        // Given
        onPipe.missed(new Missed(500, 40_000, 9_000, 3_000, 7), NOON);
        onPipe.flush();
        broken = false;

        // When
        onPipe.missed(new Missed(1, 400, 90, 6, 0), NOON);
        onPipe.flush();

        // Then
        assertEquals(List.of(new Missed(501, 40_400, 9_090, 3_006, 7)), sums());
    }

    @Test
    void sumsThatCouldNotBeWrittenAreSaidBeforeTheNextCall() {
        // Given
        onPipe.missed(new Missed(500, 40_000, 9_000, 3_000, 7), NOON);
        onPipe.flush();
        onPipe.take(Entries.of("r-1"), NOON);
        onPipe.flush();
        broken = false;

        // When
        onPipe.take(Entries.of("r-2"), NOON);
        onPipe.flush();

        // Then
        assertEquals(List.of(new Missed(500, 40_000, 9_000, 3_000, 7)), sums());
    }

    @Test
    void sumsAreSaidOnce() {
        // Given
        onPipe.missed(new Missed(500, 40_000, 9_000, 3_000, 7), NOON);
        onPipe.flush();
        broken = false;
        onPipe.take(Entries.of("r-1"), NOON);
        onPipe.flush();
        out.reset();

        // When
        onPipe.take(Entries.of("r-2"), NOON);
        onPipe.missed(new Missed(1, 400, 90, 6, 0), NOON);
        onPipe.flush();

        // Then
        assertEquals(List.of(new Missed(1, 400, 90, 6, 0)), sums());
    }

    @Test
    void unwrittenLinesAreToldBeforeSumsToo() {
        // Given
        onPipe.take(Entries.of("r-1"), NOON);
        onPipe.flush();
        broken = false;

        // When
        onPipe.missed(new Missed(1, 400, 90, 6, 0), NOON);
        onPipe.flush();

        // Then
        String first = out.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
        assertTrue(first.contains("\"event\":\"ledger_unwritten\""), first);
    }

    private List<Missed> sums() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"event\":\"ledger_backlog\""))
                .map(BrokenOutputTest::sums)
                .toList();
    }

    private static Missed sums(String line) {
        return new Missed(
                number(line, "records"),
                number(line, "in_tokens"),
                number(line, "out_tokens"),
                number(line, "cost_micros"),
                number(line, "unpriced"));
    }

    private static long number(String line, String key) {
        return Long.parseLong(line.replaceAll(".*\"" + key + "\":(\\d+).*", "$1"));
    }
}
