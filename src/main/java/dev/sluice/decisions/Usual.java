package dev.sluice.decisions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// What the rates of a route usually are: the median of the last windows, of four weeks at most.
/// One thread.
final class Usual {

    /// Windows before a rate has a usual value.
    private static final int HISTORY = 8;

    private static final int LATEST = 256;

    private static final long FOUR_WEEKS_MILLIS = 28L * 24 * 60 * 60 * 1000;

    private final Map<String, Deque<Past>> rates = new HashMap<>();

    private record Past(long at, double rate) {}

    /// Whether this rate is more than twice the usual one; it is one of those before from then on.
    ///
    /// @param at epoch milliseconds
    boolean exceeded(String name, long at, double rate) {
        Deque<Past> past = rates.computeIfAbsent(name, _ -> new ArrayDeque<>());
        while (!past.isEmpty() && past.getFirst().at < at - FOUR_WEEKS_MILLIS) {
            past.removeFirst();
        }
        double[] before = past.stream().mapToDouble(Past::rate).sorted().toArray();
        past.addLast(new Past(at, rate));
        // A busy route has a window a second: the latest will do.
        if (past.size() > LATEST) {
            past.removeFirst();
        }
        return before.length >= HISTORY
                && rate * Drift.WINDOW >= 5
                && rate > 2 * before[before.length / 2];
    }
}
