package dev.sluice.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.live.Sums.Count;
import dev.sluice.live.Sums.Time;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LiveTimesTest {

    private static final long START = 1_763_740_800_000L;
    private static final Live.Key MODEL = new Live.Key(Dimension.MODEL, "m");

    private long now = START;
    private final InstantSource clock = () -> Instant.ofEpochMilli(now);
    private final Live live = new Live(clock);

    @BeforeEach
    void routes() {
        live.routes(Set.of("auto"));
    }

    private void end(Ended call, long millis) {
        live.took(call.after(millis), now);
    }

    private long requests(Dimension dimension, String name, int seconds) {
        return live.window(new Live.Key(dimension, name), seconds).of(Count.REQUESTS);
    }

    @ParameterizedTest
    @CsvSource({"DURATION, 800", "UPSTREAM, 792", "FIRST_TOKEN, 400", "PER_TOKEN, 40"})
    void timesAreReadToWithinABucket(Time time, double expected) {
        // When
        end(Ended.USUAL, 800);
        // Then
        assertEquals(expected, live.window(MODEL, 60).of(time).millis(0.5), 0.25 * expected);
    }

    @Test
    void aPercentileLiesWhereSoManyCallsAreBelow() {
        // Given
        for (int i = 1; i <= 1_000; i++) {
            end(Ended.USUAL, i);
        }
        // When
        double p95 = live.window(MODEL, 60).of(Time.DURATION).millis(0.95);
        // Then
        assertEquals(950, p95, 30);
    }

    @Test
    void nothingHasNoPercentile() {
        // When
        double p50 = live.window(MODEL, 60).of(Time.DURATION).millis(0.5);
        // Then
        assertTrue(Double.isNaN(p50));
    }

    @ParameterizedTest
    @CsvSource({"60, 59, 1", "60, 60, 0", "300, 280, 1", "300, 310, 0", "3600, 3500, 1"})
    void aWindowHoldsWhatEndedInIt(int window, int secondsAgo, int expected) {
        // Given
        end(Ended.USUAL, 800);
        // When
        now += secondsAgo * 1_000L;
        // Then
        assertEquals(expected, requests(Dimension.MODEL, "m", window));
    }

    @Test
    void anHourLaterItIsForgotten() {
        // Given
        end(Ended.USUAL, 800);
        // When
        now += 3_660_000;
        // Then
        assertEquals(0, requests(Dimension.MODEL, "m", 3600));
    }

    @Test
    void aCellUsedAgainHoldsNothingOfTheHourBefore() {
        // Given
        end(Ended.USUAL, 800);
        now += 3_600_000;
        // When
        end(Ended.USUAL, 800);
        // Then
        assertEquals(1, live.window(MODEL, 3600).of(Time.DURATION).count());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void stepsHaveNoGaps(Step step) {
        // When
        List<Cell> cells = live.cells(MODEL, step, now / 1000);
        // Then
        assertEquals(
                (long) (step.cells() - 1) * step.seconds(),
                cells.getLast().second() - cells.getFirst().second());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void theNewestStepHoldsWhatEndsNow(Step step) {
        // When
        end(Ended.USUAL, 800);
        // Then
        Sums newest = live.cells(MODEL, step, now / 1000).getLast().sums();
        assertEquals(1, newest.of(Count.REQUESTS));
    }

    @Test
    void aSecondHoldsItsOwnCalls() {
        // Given
        end(Ended.USUAL, 800);
        now += 1_000;
        // When
        end(Ended.USUAL, 800);
        // Then
        assertEquals(1, live.second(MODEL, START / 1000).of(Count.REQUESTS));
    }

    @Test
    void partsAddUpToTheWhole() {
        // Given
        end(Ended.USUAL, 100);
        now += 20_000;
        end(Ended.USUAL, 3_000);
        // When
        Sums whole = live.window(MODEL, 60);
        // Then
        long parts =
                live.cells(MODEL, Step.TEN_SECONDS, now / 1000).stream()
                        .mapToLong(cell -> cell.sums().of(Time.DURATION).count())
                        .sum();
        assertEquals(parts, whole.of(Time.DURATION).count());
    }
}
