package dev.sluice.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LongSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1,50", "2,100", "3,200", "5,800", "6,1000", "20,1000"})
    void isAnythingFromNothingToTwiceAsMuchEachTime(int attempts, long most) {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        // When
        LongSummaryStatistics seen =
                LongStream.generate(() -> Backoff.millis(attempts, random))
                        .limit(20_000)
                        .summaryStatistics();
        // Then
        assertEquals("0 " + most, seen.getMin() + " " + seen.getMax());
    }
}
