package dev.sluice.load;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Whether the process can take more, judged from what it holds (reliability.md R37): a call that
/// is refused early costs one answer, one too many may cost all.
public final class Headroom {

    /// Of the heap after a collection (R37).
    private static final double HEAP = 0.85;

    /// Netty reserves direct memory in chunks and gives them back late: only what is nearly all of
    /// it is pressure.
    private static final double DIRECT = 0.95;

    /// A call takes two descriptors at most, and logs and reloads need a few hundred too: 9,500
    /// streams are 95 % of the 20,000 that many machines allow.
    private static final double DESCRIPTORS = 0.98;

    /// Held and at most; a `most` of 0 or less means unknown.
    public record Amount(long held, long most) {

        /// Of descriptors, which the JDK needs one to count: where that fails, none is left.
        public static Amount counted(LongSupplier held, long most) {
            try {
                return new Amount(held.getAsLong(), most);
            } catch (InternalError none) {
                return new Amount(most, most);
            }
        }

        boolean over(double share) {
            return most > 0 && held > share * most;
        }
    }

    private Headroom() {}

    /// Whether the heap is.
    static boolean isShort(Amount heap) {
        return heap.over(HEAP);
    }

    /// What is short, as the reason of a refusal: `memory` or `descriptors`; null when nothing is.
    ///
    /// @param heap what the last collection left of the old generation
    /// @param direct reserved for buffers outside the heap
    /// @param descriptors open files and sockets
    public static @Nullable String lack(Amount heap, Amount direct, Amount descriptors) {
        return isShort(heap) || direct.over(DIRECT)
                ? "memory"
                : descriptors.over(DESCRIPTORS) ? "descriptors" : null;
    }
}
