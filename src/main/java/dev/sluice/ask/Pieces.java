package dev.sluice.ask;

import java.util.Arrays;

/// A byte array to be, as ranges of others: joined once, at its exact size, with neighbouring
/// ranges of one source copied in one go. One thread.
final class Pieces {

    static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] PUNCTUATION = {'{', '}', ','};

    private byte[][] sources = new byte[16][];
    private int[] spans = new int[32];
    private int used;
    private int size;

    void add(byte[] source, int from, int to) {
        size += to - from;
        if (used > 0 && isSame(sources[used - 1], source) && spans[2 * used - 1] == from) {
            spans[2 * used - 1] = to;
            return;
        }
        if (used == sources.length) {
            sources = Arrays.copyOf(sources, 2 * used);
            spans = Arrays.copyOf(spans, 4 * used);
        }
        sources[used] = source;
        spans[2 * used] = from;
        spans[2 * used + 1] = to;
        used++;
    }

    /// A range continues another one only in the very same array. An array equals nothing but
    /// itself, whatever it holds.
    private static boolean isSame(Object array, Object other) {
        return array.equals(other);
    }

    void add(byte[] source) {
        add(source, 0, source.length);
    }

    void add(char mark) {
        int at = mark == '{' ? 0 : mark == '}' ? 1 : 2;
        add(PUNCTUATION, at, at + 1);
    }

    /// A member after others, or the first one.
    void member(boolean more, byte[] key, byte[] value) {
        if (more) {
            add(',');
        }
        add(key);
        add(value);
    }

    byte[] join() {
        byte[] joined = new byte[size];
        int at = 0;
        for (int i = 0; i < used; i++) {
            int length = spans[2 * i + 1] - spans[2 * i];
            System.arraycopy(sources[i], spans[2 * i], joined, at, length);
            at += length;
        }
        return joined;
    }
}
