package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LongSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ComebackTest {

    /// reliability.md R37.
    @Test
    void isSpreadOverOneToFiveSeconds() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        // When
        LongSummaryStatistics said =
                LongStream.range(0, 10_000).map(_ -> Comeback.millis(random)).summaryStatistics();
        // Then
        assertTrue(
                said.getMin() >= 1_000
                        && said.getMin() < 1_010
                        && said.getMax() < 5_000
                        && said.getMax() > 4_990,
                said::toString);
    }
}
