package dev.sluice.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {

    @ParameterizedTest
    @ValueSource(longs = {100_001, 1_000_000, 37_000_000, 1_500_000_000, 700_000_000_000L})
    void aTimeLiesBetweenTheEdgesOfItsBucket(long nanos) {
        // When
        int bucket = Buckets.of(nanos);
        // Then
        double millis = nanos / 1e6;
        assertTrue(Buckets.edgeMillis(bucket) <= millis && millis < Buckets.edgeMillis(bucket + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 99_999})
    void whatIsShorterLiesInTheFirst(long nanos) {
        // When
        int bucket = Buckets.of(nanos);
        // Then
        assertEquals(0, bucket);
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600_000_000_000L, Long.MAX_VALUE})
    void whatIsLongerLiesInTheLast(long nanos) {
        // When
        int bucket = Buckets.of(nanos);
        // Then
        assertEquals(Buckets.COUNT - 1, bucket);
    }
}
