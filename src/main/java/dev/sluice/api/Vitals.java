package dev.sluice.api;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.sluice.load.Headroom;
import dev.sluice.load.Headroom.Amount;
import dev.sluice.load.Relief;
import io.netty.util.internal.PlatformDependent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What the process holds of what it may hold, read at most once a second by whichever call comes:
/// reading takes microseconds, asking a volatile field nothing. Any thread.
@Singleton
final class Vitals {

    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    private static final Amount UNKNOWN = new Amount(0, 0);

    private final List<MemoryPoolMXBean> heap =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool ->
                            pool.getType() == MemoryType.HEAP
                                    && pool.isCollectionUsageThresholdSupported()
                                    && pool.isUsageThresholdSupported())
                    .toList();
    private final Runnable collection;
    private final Relief relief = new Relief();
    private final AtomicLong readAt = new AtomicLong(System.nanoTime() - FRESH);
    private volatile @Nullable String lack;

    @Inject
    Vitals() {
        this(System::gc);
    }

    /// @param collection of the whole heap
    Vitals(Runnable collection) {
        this.collection = collection;
    }

    /// What is short: `memory` or `descriptors`; null when nothing is.
    @Nullable String lack() {
        long now = System.nanoTime();
        long before = readAt.get();
        if (now - before >= FRESH && readAt.compareAndSet(before, now)) {
            lack = Headroom.lack(heap(), direct(), descriptors());
        }
        return lack;
    }

    /// Asks for a collection where shedding prevents one; [#lack] says soon after what came of it.
    /// The watchdog's thread.
    void relieve(long now) {
        relieve(heap(), now);
    }

    void relieve(Amount heap, long now) {
        if (relief.due(heap, now)) {
            collection.run();
        }
    }

    /// Of the generation that survivors end in: the others are emptied by each collection.
    Amount heap() {
        for (MemoryPoolMXBean pool : heap) {
            MemoryUsage left = pool.getCollectionUsage();
            if (left != null) {
                return new Amount(left.getUsed(), left.getMax());
            }
        }
        return UNKNOWN;
    }

    Amount direct() {
        return new Amount(
                PlatformDependent.usedDirectMemory(), PlatformDependent.maxDirectMemory());
    }

    Amount descriptors() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean system
                ? new Amount(
                        system.getOpenFileDescriptorCount(), system.getMaxFileDescriptorCount())
                : UNKNOWN;
    }
}
