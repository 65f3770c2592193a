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
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the process holds of what it may hold. Asking is a volatile read; a call that finds the
/// answer a second old has it read anew, on another thread: descriptors are counted one by one,
/// which takes milliseconds where there are 10,000. Any thread.
@Singleton
final class Vitals {

    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    private static final Amount UNKNOWN = new Amount(0, 0);

    private static final List<MemoryPoolMXBean> HEAP =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool ->
                            pool.getType() == MemoryType.HEAP
                                    && pool.isCollectionUsageThresholdSupported()
                                    && pool.isUsageThresholdSupported())
                    .toList();
    private final LongSupplier clock;
    private final Supplier<@Nullable String> reading;
    private final Runnable collection;
    private final Relief relief = new Relief();
    private final AtomicLong readAt;
    private final Executor aside;
    private volatile @Nullable String lack;

    @Inject
    Vitals() {
        this(
                System::nanoTime,
                () -> Headroom.lack(heap(), direct(), descriptors()),
                System::gc,
                Thread::startVirtualThread);
    }

    /// @param clock in nanoseconds
    /// @param reading what is short at that moment
    /// @param collection of the whole heap
    /// @param aside where it is read
    Vitals(
            LongSupplier clock,
            Supplier<@Nullable String> reading,
            Runnable collection,
            Executor aside) {
        this.aside = aside;
        this.clock = clock;
        this.reading = reading;
        this.collection = collection;
        this.readAt = new AtomicLong(clock.getAsLong() - FRESH);
    }

    /// What is short: `memory` or `descriptors`; null when nothing is, or not yet known.
    @Nullable String lack() {
        long now = clock.getAsLong();
        long before = readAt.get();
        if (now - before >= FRESH && readAt.compareAndSet(before, now)) {
            aside.execute(() -> lack = reading.get());
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
    static Amount heap() {
        for (MemoryPoolMXBean pool : HEAP) {
            MemoryUsage left = pool.getCollectionUsage();
            if (left != null) {
                return new Amount(left.getUsed(), left.getMax());
            }
        }
        return UNKNOWN;
    }

    static Amount direct() {
        return new Amount(
                PlatformDependent.usedDirectMemory(), PlatformDependent.maxDirectMemory());
    }

    static Amount descriptors() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean system
                ? Amount.counted(
                        system::getOpenFileDescriptorCount, system.getMaxFileDescriptorCount())
                : UNKNOWN;
    }
}
