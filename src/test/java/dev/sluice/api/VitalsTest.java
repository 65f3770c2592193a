package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.load.Headroom.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VitalsTest {

    private static final Amount SHORT = new Amount(90, 100);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long now;
    private int readings;
    private int collections;
    private @Nullable String missing;

    private final Vitals vitals =
            new Vitals(
                    () -> now,
                    () -> {
                        readings++;
                        return missing;
                    },
                    () -> collections++,
                    Runnable::run);

    @Test
    void theFirstToAskReads() {
        // Given
        missing = "memory";
        // When
        String lack = vitals.lack();
        // Then
        assertEquals("memory", lack);
    }

    @Test
    void withinASecondNobodyReadsAgain() {
        // Given
        vitals.lack();
        now = SECOND - 1;
        // When
        vitals.lack();
        // Then
        assertEquals(1, readings);
    }

    @Test
    void whatIsShortStaysSoUntilTheNextReading() {
        // Given
        missing = "descriptors";
        vitals.lack();
        missing = null;
        now = SECOND - 1;
        // When
        String lack = vitals.lack();
        // Then
        assertEquals("descriptors", lack);
    }

    @Test
    void aSecondLaterEnoughIsEnough() {
        // Given
        missing = "descriptors";
        vitals.lack();
        missing = null;
        now = SECOND;
        // When
        String lack = vitals.lack();
        // Then
        assertNull(lack);
    }

    @Test
    void thisProcessHoldsSomeOfItsDescriptors() {
        // When
        Amount descriptors = Vitals.descriptors();
        // Then
        assertTrue(
                descriptors.held() > 0 && descriptors.held() < descriptors.most(),
                descriptors::toString);
    }

    /// The JDK opens a directory to count them.
    @Test
    void descriptorsThatCannotBeCountedAreAllTaken() {
        // When
        Amount descriptors =
                Amount.counted(
                        () -> {
                            throw new InternalError("errno: 24");
                        },
                        256);
        // Then
        assertEquals(new Amount(256, 256), descriptors);
    }

    @Test
    void afterACollectionWhatSurvivedIsKnown() {
        // Given
        System.gc();
        // When
        Amount heap = Vitals.heap();
        // Then
        assertTrue(heap.held() > 0 && heap.held() < heap.most(), heap::toString);
    }

    @Test
    void directMemoryHasALimit() {
        // When
        Amount direct = Vitals.direct();
        // Then
        assertTrue(direct.most() > 0, direct::toString);
    }

    @Test
    void aHeapThatStaysShortIsCollected() {
        // Given
        vitals.relieve(SHORT, 0);
        // When
        vitals.relieve(SHORT, 3 * SECOND);
        // Then
        assertEquals(1, collections);
    }

    /// What a peak left behind is no longer held against the process once it is gone: the reading
    /// of the old generation changes with a full collection only, and this is how one comes about.
    @Test
    void aCollectionMakesTheReadingNew() {
        // Given
        Vitals real = new Vitals();
        List<byte[]> peak = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            peak.add(new byte[1 << 20]);
        }
        real.relieve(SHORT, 0);
        real.relieve(SHORT, 3 * SECOND);
        long high = Vitals.heap().held();
        peak.clear();
        // When
        real.relieve(SHORT, 20 * SECOND);
        // Then
        long low = Vitals.heap().held();
        assertTrue(high - low > 64 << 20, high + " fell to " + low);
    }

    /// Counting 10,000 descriptors would hold up an event loop.
    @Test
    void aCallHasItReadElsewhere() {
        // Given
        List<Runnable> elsewhere = new ArrayList<>();
        Vitals aside = new Vitals(() -> now, () -> "memory", () -> {}, elsewhere::add);
        // When
        String lack = aside.lack();
        // Then
        assertEquals("1 null", elsewhere.size() + " " + lack);
    }
}
