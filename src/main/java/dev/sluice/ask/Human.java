package dev.sluice.ask;

import java.util.Arrays;

/// Where the text that a human wrote lies: the latest turn's and the first one's. What an agent's
/// framework put into a human turn does not count. One per request.
final class Human {

    private static final int[] NONE = {};

    private int[] ranges = new int[8];
    private int used;
    private boolean injected;
    private int[] latest = NONE;
    private int[] first = NONE;

    Text text(byte[] bytes) {
        return new Text(bytes, latest, first);
    }

    /// A turn begins, whoever's it is.
    void turn() {
        used = 0;
        injected = false;
    }

    /// Whether the turn holds more than reminders.
    boolean spoke() {
        return used > 0 || !injected;
    }

    /// Whether the turn holds a human's own words.
    boolean hasWords() {
        return used > 0;
    }

    /// The turn was a human's.
    void close() {
        boolean opening = first.length == 0;
        latest = used == 0 ? NONE : Arrays.copyOf(ranges, used);
        if (opening) {
            first = latest;
        }
    }

    void add(Cursor at, int start, int end) {
        int from = Text.afterReminders(at.bytes(), start, end);
        if (from == end && start < end) {
            injected = true;
            return;
        }
        if (used + 2 > ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * used);
        }
        ranges[used++] = from;
        ranges[used++] = end;
    }
}
