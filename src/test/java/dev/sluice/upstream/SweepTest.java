package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// reliability.md R5, by a clock of the test's own: what one look at 2,000 streams costs nobody.
class SweepTest {

    private static final int STREAMS = 2_000;

    private record Timer(long due, Runnable on) {}

    private final SplittableRandom random = new SplittableRandom(5);
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>((a, b) -> Long.compare(a.due, b.due));
    private final List<Long> lateBy = new ArrayList<>();
    private final AtomicBoolean dismissed = new AtomicBoolean();
    private long stall;
    private long now = Long.MIN_VALUE / 2;
    private final Sweep sweep = new Sweep(() -> now, this::after, dismissed);

    private static long ms(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// An event loop that has other things to do comes to its timers some ten milliseconds late.
    private void after(long millis, Runnable on) {
        timers.add(new Timer(now + ms(millis) + ms(random.nextInt(10)) + stall, on));
    }

    private void run(long millis) {
        long end = now + ms(millis);
        while (!timers.isEmpty() && timers.peek().due <= end) {
            Timer next = timers.remove();
            now = next.due;
            next.on.run();
        }
        now = end;
    }

    /// A stream that falls silent at once, and must be told of its silence after so long.
    private Clocks silent(int idleMillis) {
        long began = now;
        Clocks[] mine = new Clocks[1];
        Clocks clocks =
                new Clocks(
                        new Timeouts(0, 0, 0, idleMillis, 0),
                        now,
                        Long.MAX_VALUE,
                        (_, _) -> {
                            lateBy.add(now - began - ms(idleMillis));
                            sweep.forget(mine[0]);
                        });
        mine[0] = clocks;
        clocks.sent(now, true);
        clocks.read(now);
        sweep.watch(clocks);
        return clocks;
    }

    private void begin() {
        for (int i = 0; i < STREAMS; i++) {
            silent(500 + random.nextInt(4_000));
            run(random.nextInt(3));
        }
    }

    @Test
    void r5_noClockOfTwoThousandIsMoreThanATenthOfASecondLate() {
        // When
        begin();
        run(10_000);
        // Then
        assertTrue(
                lateBy.stream().allMatch(late -> late >= 0 && late <= ms(100)),
                () -> "late by " + lateBy.stream().mapToLong(Long::longValue).summaryStatistics());
    }

    @Test
    void r5_eachRunsOutOnce() {
        // When
        begin();
        run(10_000);
        // Then
        assertEquals(STREAMS, lateBy.size());
    }

    @Test
    void r5_whatIsForgottenNeverRunsOut() {
        // Given
        List<Clocks> every = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            every.add(silent(500 + random.nextInt(4_000)));
        }
        // When
        every.stream().filter(clocks -> random.nextBoolean()).forEach(sweep::forget);
        int left = (int) every.stream().filter(clocks -> clocks.slot >= 0).count();
        run(10_000);
        // Then
        assertEquals(left, lateBy.size());
    }

    @Test
    void r5_withNothingToWatchNoTimerRuns() {
        // Given
        begin();
        // When
        run(10_000);
        // Then
        assertEquals(0, timers.size());
    }

    @Test
    void anEventLoopThatStoodStillBlamesNobody() {
        // Given
        stall = ms(3_000);
        for (int i = 0; i < STREAMS; i++) {
            silent(2_000);
        }
        stall = 0;
        // When
        run(4_000);
        // Then
        assertEquals(List.of(), lateBy);
    }

    @Test
    void allAreDismissedWithinATenthOfASecond() {
        // Given
        for (int i = 0; i < STREAMS; i++) {
            silent(60_000);
        }
        // When
        dismissed.set(true);
        run(100);
        // Then
        assertEquals(STREAMS, lateBy.size());
    }

    @Test
    void aWaitIsOursWhenAQuarterOfItWas() {
        // Given
        Clocks clocks = silent(60_000);
        // When
        clocks.forgive(ms(100));
        clocks.forgive(ms(50));
        // Then
        assertEquals("true false", clocks.ours(ms(599)) + " " + clocks.ours(ms(601)));
    }
}
