package dev.sluice.replay;

import java.util.Arrays;

/// Numbers whose order says more than their sum: a mean follows its few largest. One thread.
final class Numbers {

    private long[] values = new long[16];
    private int count;
    private boolean sorted;

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
        sorted = false;
    }

    long median() {
        return at(0.5);
    }

    /// The smallest value that this share does not exceed; 0 of nothing.
    long at(double share) {
        if (!sorted) {
            Arrays.sort(values, 0, count);
            sorted = true;
        }
        return count == 0 ? 0 : values[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }
}
