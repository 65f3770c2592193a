package dev.sluice.complexity;

import java.util.Arrays;

/// What the estimator saw of a request, without text: enough to score it again.
///
/// @param slots quantised counts and shares in a fixed order; their number belongs to [#VERSION]
/// @param buckets distinct n-gram buckets in the order they were met, each 0 to 65,535
public record Features(int[] slots, int[] buckets) {

    /// Changes with the order or meaning of slots and with the keys of buckets: features of another
    /// version are refused, not guessed.
    public static final int VERSION = 1;

    /// 2^16 is enough (routing-quality.md 4.2 c).
    public static final int BUCKETS = 1 << 16;

    /// About how many characters the turn has: the least number with that [Slot#log].
    public int characters() {
        int log = slots[Slot.CHARACTERS.ordinal()];
        return (int) ((16L + log % 16 << log / 16) >> 4) - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features(int[] theirSlots, int[] theirBuckets)
                && Arrays.equals(slots, theirSlots)
                && Arrays.equals(buckets, theirBuckets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(slots) + Arrays.hashCode(buckets);
    }

    @Override
    public String toString() {
        return slots.length + " slots, " + buckets.length + " buckets";
    }
}
