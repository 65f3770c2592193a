package dev.sluice.dialect;

import java.util.Arrays;

/// The payload of an event with several data lines, joined by LF (openai-wire SSE-11). One thread.
final class Joined {

    private static final int KEEP = 64 << 10;

    private byte[] bytes = new byte[0];
    private int length;

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    void add(byte[] line, int from, int to) {
        int gap = length > 0 ? 1 : 0;
        int longer = length + gap + to - from;
        if (bytes.length < longer) {
            bytes = Arrays.copyOf(bytes, 2 * longer);
        }
        if (gap > 0) {
            bytes[length] = '\n';
        }
        System.arraycopy(line, from, bytes, length + gap, to - from);
        length = longer;
    }

    void clear() {
        length = 0;
        if (bytes.length > KEEP) {
            bytes = new byte[0];
        }
    }
}
