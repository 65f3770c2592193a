package dev.sluice.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LiveTimesTest {

    private final Hour hour = new Hour();

    @ParameterizedTest
    @CsvSource({"DURATION, 800", "UPSTREAM, 600", "FIRST_TOKEN, 400", "PER_TOKEN, 40"})
    void timesAreReadToWithinABucket(Time time, double expected) {
        // When
        hour.end(Ended.USUAL, 800);
        // Then
        assertEquals(
                expected, hour.live.window(Hour.MODEL, 60).of(time).millis(0.5), 0.25 * expected);
    }

    @Test
    void aPercentileLiesWhereSoManyCallsAreBelow() {
        // Given
        for (int i = 1; i <= 1_000; i++) {
            hour.end(Ended.USUAL, i);
        }
        // When
        double p95 = hour.live.window(Hour.MODEL, 60).of(Time.DURATION).millis(0.95);
        // Then
        assertEquals(950, p95, 30);
    }

    @Test
    void nothingHasNoPercentile() {
        // When
        double p50 = hour.live.window(Hour.MODEL, 60).of(Time.DURATION).millis(0.5);
        // Then
        assertTrue(Double.isNaN(p50));
    }

    @ParameterizedTest
    @CsvSource({"60, 59, 1", "60, 60, 0", "300, 280, 1", "300, 310, 0", "3600, 3500, 1"})
    void aWindowHoldsWhatEndedInIt(int window, int secondsAgo, int expected) {
        // Given
        hour.end(Ended.USUAL, 800);
        // When
        hour.now += secondsAgo * 1_000L;
        // Then
        assertEquals(expected, hour.requests(Dimension.MODEL, "m", window));
    }

    @Test
    void anHourLaterItIsForgotten() {
        // Given
        hour.end(Ended.USUAL, 800);
        // When
        hour.now += 3_660_000;
        // Then
        assertEquals(0, hour.requests(Dimension.MODEL, "m", 3600));
    }

    @Test
    void aCellUsedAgainHoldsNothingOfTheHourBefore() {
        // Given
        hour.end(Ended.USUAL, 800);
        hour.now += 3_600_000;
        // When
        hour.end(Ended.USUAL, 800);
        // Then
        assertEquals(1, hour.live.window(Hour.MODEL, 3600).of(Time.DURATION).count());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void stepsHaveNoGaps(Step step) {
        // When
        List<Cell> cells = hour.live.cells(Hour.MODEL, step, hour.now / 1000);
        // Then
        assertEquals(
                (long) (step.cells() - 1) * step.seconds(),
                cells.getLast().second() - cells.getFirst().second());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void theNewestStepHoldsWhatEndsNow(Step step) {
        // When
        hour.end(Ended.USUAL, 800);
        // Then
        Sums newest = hour.live.cells(Hour.MODEL, step, hour.now / 1000).getLast().sums();
        assertEquals(1, newest.of(Count.REQUESTS));
    }

    @Test
    void aSecondHoldsItsOwnCalls() {
        // Given
        hour.end(Ended.USUAL, 800);
        hour.now += 1_000;
        // When
        hour.end(Ended.USUAL, 800);
        // Then
        assertEquals(1, hour.live.second(Hour.MODEL, Hour.START / 1000).of(Count.REQUESTS));
    }

    @Test
    void partsAddUpToTheWhole() {
        // Given
        hour.end(Ended.USUAL, 100);
        hour.now += 20_000;
        hour.end(Ended.USUAL, 3_000);
        // When
        Sums whole = hour.live.window(Hour.MODEL, 60);
        // Then
        long parts =
                hour.live.cells(Hour.MODEL, Step.TEN_SECONDS, hour.now / 1000).stream()
                        .mapToLong(cell -> cell.sums().of(Time.DURATION).count())
                        .sum();
        assertEquals(parts, whole.of(Time.DURATION).count());
    }
}
