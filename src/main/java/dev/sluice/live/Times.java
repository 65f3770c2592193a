package dev.sluice.live;

import java.util.Arrays;

/// How often a time fell into each of the [Buckets]. One thread.
public final class Times {

    private static final int[] NONE = {};

    /// Made when first needed, and kept: most seconds of most names are empty.
    private int[] counts = NONE;

    private long count;

    Times() {}

    void add(int bucket) {
        room();
        counts[bucket]++;
        count++;
    }

    void add(Times other) {
        if (other.count > 0) {
            room();
            for (int i = 0; i < counts.length; i++) {
                counts[i] += other.counts[i];
            }
            count += other.count;
        }
    }

    private void room() {
        if (counts.length == 0) {
            counts = new int[Buckets.COUNT];
        }
    }

    void clear() {
        if (count > 0) {
            Arrays.fill(counts, 0);
            count = 0;
        }
    }

    public long count() {
        return count;
    }

    public int count(int bucket) {
        return count == 0 ? 0 : counts[bucket];
    }

    /// The time this share of calls did not exceed, in milliseconds: read from its bucket as if
    /// calls lay evenly in it. NaN of nothing.
    ///
    /// @param share 0 to 1
    public double millis(double share) {
        double rank = share * count;
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && below + counts[i] >= rank) {
                double part = (rank - below) / counts[i];
                double low = Buckets.edgeMillis(i);
                return low + part * (Buckets.edgeMillis(i + 1) - low);
            }
            below += counts[i];
        }
        return Double.NaN;
    }
}
