package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Timeouts LIMITS = new Timeouts(10, 20, 30, 40, 1_000);
    private static final long NEVER = Long.MAX_VALUE;

    private final List<String> expired = new ArrayList<>();

    private Clocks clocks(Timeouts limits, long deadlineMillis) {
        long deadline = deadlineMillis == NEVER ? NEVER : ms(deadlineMillis);
        return new Clocks(
                limits, 0, deadline, (kind, after) -> expired.add(kind.word + " " + after));
    }

    private Clocks clocks() {
        return clocks(LIMITS, NEVER);
    }

    private static long ms(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private List<String> check(Clocks clocks, long atMillis) {
        clocks.check(ms(atMillis));
        return expired;
    }

    @Test
    void nothingRunsOutBeforeItsTime() {
        assertEquals(List.of(), check(clocks(), 9));
    }

    @Test
    void connectRunsFromTheStart() {
        assertEquals(List.of("connect 10"), check(clocks(), 10));
    }

    @Test
    void connectStopsWhenTheRequestIsSent() {
        // Given
        Clocks clocks = clocks();
        // When
        clocks.sent(ms(9), true);
        // Then
        assertEquals(List.of(), check(clocks, 28));
    }

    @Test
    void firstByteRunsFromTheRequest() {
        // Given
        Clocks clocks = clocks();
        // When
        clocks.sent(ms(5), true);
        // Then
        assertEquals(List.of("first_byte 25"), check(clocks, 25));
    }

    @Test
    void aReadIsNoLifeButItsFrameIs() {
        // Given
        Clocks clocks = clocks();
        clocks.sent(ms(5), true);
        // When
        clocks.alive();
        // Then
        assertEquals(List.of("first_token 35"), check(clocks, 35));
    }

    @Test
    void commentsDoNotResetTheFirstToken() {
        // Given
        Clocks clocks = clocks();
        clocks.sent(ms(0), true);
        clocks.alive();
        // When
        clocks.read(ms(29));
        // Then
        assertEquals(List.of("first_token 30"), check(clocks, 30));
    }

    @Test
    void aWholeAnswerHasOnlyTheTotal() {
        // Given
        Clocks clocks = clocks();
        // When
        clocks.sent(ms(5), false);
        // Then
        assertEquals(List.of(), check(clocks, 999));
        assertEquals(List.of("total 1000"), check(clocks, 1_000));
    }

    @Test
    void idleRunsFromTheLastRead() {
        // Given
        Clocks clocks = clocks();
        clocks.sent(ms(0), true);
        clocks.spoke();
        clocks.read(ms(50));
        // When
        clocks.read(ms(80));
        // Then
        assertEquals(List.of("idle 120"), check(clocks, 120));
    }

    /// A caller in a hurry must not open the breaker for everybody.
    @Test
    void theDeadlineBlamesNoTarget() {
        assertEquals(
                "deadline false",
                Clocks.Kind.DEADLINE.fault("m", 7).limit()
                        + " "
                        + Clocks.Kind.DEADLINE.fault("m", 7).counts());
    }

    @Test
    void theDeadlineIsAClockOfItsOwn() {
        // Given
        Clocks clocks = clocks(LIMITS, 100);
        clocks.sent(ms(5), false);
        // When
        check(clocks, 100);
        // Then
        assertEquals(List.of("deadline 100"), expired);
    }

    @Test
    void zeroSwitchesAClockOff() {
        // Given
        Clocks clocks = clocks(new Timeouts(0, 0, 0, 0, 0), NEVER);
        clocks.sent(ms(0), true);
        clocks.read(ms(1));
        // When
        check(clocks, TimeUnit.DAYS.toMillis(1));
        // Then
        assertEquals(List.of(), expired);
    }

    @Test
    void aPausedUpstreamIsNotIdle() {
        // Given
        Clocks clocks = clocks(new Timeouts(10, 20, 30, 40, 0), NEVER);
        clocks.sent(ms(0), true);
        clocks.spoke();
        clocks.read(ms(0));
        // When
        clocks.paused(ms(1));
        // Then
        assertEquals(List.of(), check(clocks, 29_000));
    }

    @Test
    void aCallerWhoDoesNotReadIsCutAfterThirtySeconds() {
        // Given
        Clocks clocks = clocks(new Timeouts(10, 20, 30, 40, 0), NEVER);
        clocks.sent(ms(0), true);
        clocks.spoke();
        // When
        clocks.paused(ms(1));
        // Then
        assertEquals(List.of("write_stall 30001"), check(clocks, 30_001));
    }

    @Test
    void idleRunsAgainOnceTheCallerReads() {
        // Given
        Clocks clocks = clocks();
        clocks.sent(ms(0), true);
        clocks.spoke();
        clocks.paused(ms(1));
        // When
        clocks.resumed(ms(500));
        // Then
        assertEquals(List.of("idle 540"), check(clocks, 540));
    }

    @Test
    void theCommitHandsExpiryOver() {
        // Given
        Clocks clocks = clocks();
        List<String> relay = new ArrayList<>();
        clocks.handTo((kind, _) -> relay.add(kind.word));
        // When
        check(clocks, 10);
        // Then
        assertEquals(List.of("connect"), relay);
        assertTrue(expired.isEmpty());
    }
}
