package dev.sluice.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ledger.Tap.Missed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LedgerTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final int THREADS = 8;
    private static final int EACH = 1_500;

    @Test
    void writesOneLinePerEntryWhoeverRecords() throws InterruptedException {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        // When
        try (Ledger ledger = new Ledger(out, CLOCK, "here", Tap.NONE)) {
            recordFromManyThreads(ledger);
        }

        // Then
        List<String> ids = ids(out);
        assertEquals(THREADS * EACH, ids.size());
        assertEquals(THREADS * EACH, ids.stream().distinct().count());
    }

    @Test
    void keepsTheOrderOfEachThread() throws InterruptedException {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        // When
        try (Ledger ledger = new Ledger(out, CLOCK, "here", Tap.NONE)) {
            recordFromManyThreads(ledger);
        }

        // Then
        List<String> ofThird = ids(out).stream().filter(id -> id.startsWith("3-")).toList();
        assertEquals(IntStream.range(0, EACH).mapToObj(i -> "3-" + i).toList(), ofThird);
    }

    @Test
    void oneLineThatCannotBeWrittenDoesNotEndTheOthers() throws InterruptedException {
        // Given
        Stuck sink =
                new Stuck(0) {
                    @Override
                    public void take(Entry entry, long epochMillis) {
                        if (entry.requestId().equals("bad")) {
                            throw new IllegalStateException("a line of no form");
                        }
                        super.take(entry, epochMillis);
                    }
                };
        // When
        try (Ledger ledger = new Ledger(sink, CLOCK, 16)) {
            ledger.record(Entries.of("bad"));
            ledger.record(Entries.of("good"));
        }
        // Then
        assertEquals(List.of("good"), sink.taken);
    }

    @Test
    void anIdleWriterWakesForOneEntry() throws InterruptedException {
        // Given
        Stuck sink = new Stuck(0);
        try (Ledger ledger = new Ledger(sink, CLOCK, 16)) {
            ledger.record(Entries.of("first"));
            sink.flushed.await();

            // When
            CountDownLatch again = sink.flushedAgain();
            ledger.record(Entries.of("second"));

            // Then
            assertTrue(again.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatDoesNotFitIsCountedAndSummed() throws InterruptedException {
        // Given
        Stuck sink = new Stuck(1);
        try (Ledger ledger = new Ledger(sink, CLOCK, 4)) {
            ledger.record(Entries.of("stuck"));
            sink.reached.await();

            // When
            IntStream.range(0, 10).forEach(i -> ledger.record(Entries.of("r-" + i)));
            sink.release.countDown();
        }

        // Then
        assertEquals(List.of("stuck", "r-0", "r-1", "r-2", "r-3"), sink.taken);
        assertEquals(List.of(new Missed(6, 6 * 400, 6 * 90, 6 * 67, 0)), sink.missed);
    }

    @Test
    void recordingNeverWaitsForAStuckOutput() throws InterruptedException {
        // Given
        Stuck sink = new Stuck(1);
        try (Ledger ledger = new Ledger(sink, CLOCK, 4)) {
            ledger.record(Entries.of("stuck"));
            sink.reached.await();

            // When
            IntStream.range(0, 100_000).forEach(i -> ledger.record(Entries.of("r")));

            // Then
            assertEquals(1, sink.release.getCount());
            sink.release.countDown();
        }
    }

    @Test
    void closingDrains() {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Ledger ledger = new Ledger(out, CLOCK, "here", Tap.NONE);
        IntStream.range(0, 1_000).forEach(i -> ledger.record(Entries.of("r-" + i)));

        // When
        ledger.close();

        // Then
        assertEquals(1_000, ids(out).size());
    }

    @Test
    void closingTwiceIsHarmless() {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Ledger ledger = new Ledger(out, CLOCK, "here", Tap.NONE);
        ledger.record(Entries.of("r"));
        ledger.close();

        // When
        ledger.close();

        // Then
        assertEquals(List.of("r"), ids(out));
    }

    private static void recordFromManyThreads(Ledger ledger) throws InterruptedException {
        List<Thread> threads =
                IntStream.range(0, THREADS)
                        .mapToObj(thread ->
                                Thread.ofPlatform().start(() -> recordMany(ledger, thread + "-")))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void recordMany(Ledger ledger, String prefix) {
        IntStream.range(0, EACH).forEach(i -> ledger.record(Entries.of(prefix + i)));
    }

    private static List<String> ids(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"event\":\"request\""))
                .map(line -> line.replaceAll(".*\"request_id\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
