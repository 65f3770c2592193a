package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.load.Headroom.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VitalsTest {

    private static final Amount SHORT = new Amount(90, 100);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void aHeapThatStaysShortIsCollected() {
        // Given
        AtomicInteger collections = new AtomicInteger();
        Vitals vitals = new Vitals(collections::incrementAndGet);
        vitals.relieve(SHORT, 0);
        // When
        vitals.relieve(SHORT, 3 * SECOND);
        // Then
        assertEquals(1, collections.get());
    }

    /// What a peak left behind is no longer held against the process once it is gone: the reading
    /// of the old generation changes with a full collection only, and this is how one comes about.
    @Test
    void aCollectionMakesTheReadingNew() {
        // Given
        Vitals vitals = new Vitals();
        List<byte[]> peak = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            peak.add(new byte[1 << 20]);
        }
        vitals.relieve(SHORT, 0);
        vitals.relieve(SHORT, 3 * SECOND);
        long high = vitals.heap().held();
        peak.clear();
        // When
        vitals.relieve(SHORT, 20 * SECOND);
        // Then
        long low = vitals.heap().held();
        assertTrue(high - low > 32 << 20, high + " fell to " + low);
    }
}
