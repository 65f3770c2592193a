package dev.sluice.dialect;

import org.jspecify.annotations.Nullable;

/// The event being edited and its edits: few, sorted by offset. A null replacement cuts a member
/// out. Its fields belong to [Rewrite]; used again for every event.
final class Cuts {

    private static final int MOST = 3;

    byte[] event = {};
    int start;
    int end;
    final int[] starts = new int[MOST];
    final int[] ends = new int[MOST];
    final byte[] @Nullable [] replacements = new byte[MOST][];
    int count;

    void start(byte[] bytes, int from, int to) {
        event = bytes;
        start = from;
        end = to;
        count = 0;
    }

    void add(int from, int to, byte @Nullable [] with) {
        int i = count++;
        for (; i > 0 && starts[i - 1] > from; i--) {
            starts[i] = starts[i - 1];
            ends[i] = ends[i - 1];
            replacements[i] = replacements[i - 1];
        }
        starts[i] = from;
        ends[i] = to;
        replacements[i] = with;
    }

    /// Behind the comma that follows `at`, blanks between; `at` when none follows.
    int comma(int at) {
        int next = at;
        while (next < end && event[next] <= ' ') {
            next++;
        }
        return next < end && event[next] == ',' ? next + 1 : at;
    }
}
