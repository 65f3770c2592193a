package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.metrics.Meters;
import dev.sluice.wire.Connections;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Watchdog watchdog =
            new Watchdog(new Meters(registry), new Vitals(), new Connections());

    /// A loop of the watchdog's that beat last at that moment.
    private Beats beaten(long at) {
        Beats beats = watchdog.watch();
        beats.beat(at);
        return beats;
    }

    private double counted() {
        return registry.get("sluice.event.loop.stalls").counter().count();
    }

    @Test
    void aLoopThatBeatsInTimeIsNotStalled() {
        // Given
        Beats beats = beaten(0);
        // When
        boolean stalls = beats.stalls(Watchdog.STALL - 1);
        // Then
        assertFalse(stalls);
    }

    @Test
    void aSilentLoopIsStalled() {
        // Given
        Beats beats = beaten(0);
        // When
        boolean stalls = beats.stalls(Watchdog.STALL);
        // Then
        assertTrue(stalls);
    }

    @Test
    void oneStallIsNewsOnce() {
        // Given
        Beats beats = beaten(0);
        beats.stalls(Watchdog.STALL);
        // When
        boolean again = beats.stalls(2 * Watchdog.STALL);
        // Then
        assertFalse(again);
    }

    @Test
    void aLoopThatCameBackMayStallAgain() {
        // Given
        Beats beats = beaten(0);
        beats.stalls(Watchdog.STALL);
        beats.beat(Watchdog.STALL);
        beats.stalls(Watchdog.STALL);
        // When
        boolean again = beats.stalls(2 * Watchdog.STALL);
        // Then
        assertTrue(again);
    }

    @Test
    void everyLookAtTheSameStallCountsItOnce() {
        // Given
        beaten(0);
        watchdog.look(Watchdog.STALL);
        // When
        watchdog.look(2 * Watchdog.STALL);
        // Then
        assertEquals(1, counted());
    }

    @Test
    void eachLoopThatStallsIsCounted() {
        // Given
        beaten(0);
        beaten(1);
        beaten(Watchdog.STALL);
        // When
        watchdog.look(Watchdog.STALL + 1);
        // Then
        assertEquals(2, counted());
    }

    @Test
    void theMostSilentLoopIsTheSilence() {
        // Given
        beaten(70);
        beaten(20);
        beaten(90);
        // When
        long silence = watchdog.silence(100);
        // Then
        assertEquals(80, silence);
    }

    /// As after SIGSTOP, SIGCONT.
    @Test
    void noLoopIsBlamedWhereTheWholeProcessStoodStill() {
        // Given
        beaten(0);
        watchdog.wake(0);
        // When
        watchdog.wake(Watchdog.DEAD);
        watchdog.look(Watchdog.DEAD);
        // Then
        assertEquals(0, counted());
    }

    @Test
    void aLoopThatStaysSilentAfterwardsIs() {
        // Given
        beaten(0);
        watchdog.wake(0);
        watchdog.wake(Watchdog.DEAD);
        // When
        watchdog.look(Watchdog.DEAD + Watchdog.STALL);
        // Then
        assertEquals(1, counted());
    }

    @Test
    void whatWasNotWatchedIsNoSilence() {
        // Given
        beaten(0);
        watchdog.wake(0);
        // When
        long silence = watchdog.silence(Watchdog.DEAD);
        // Then
        assertTrue(silence < Watchdog.STALL, () -> "" + silence);
    }

    @Test
    void whatWasWatchedIs() {
        // Given
        beaten(0);
        for (long now = 0; now < Watchdog.DEAD; now += Watchdog.STALL / 4) {
            watchdog.wake(now);
        }
        // When
        long silence = watchdog.silence(Watchdog.DEAD);
        // Then
        assertEquals(Watchdog.DEAD, silence);
    }

    @Test
    void withoutALoopThereIsNoSilence() {
        // When
        long silence = watchdog.silence(Watchdog.DEAD);
        // Then
        assertEquals(0, silence);
    }

    /// A thread that stayed would keep all of a stopped application in memory.
    @Test
    void itsThreadEndsWithTheApplication() throws Exception {
        // Given
        Thread thread = watchdog.start();
        // When
        watchdog.stop();
        // Then
        assertTrue(thread.join(Duration.ofSeconds(10)));
    }
}
