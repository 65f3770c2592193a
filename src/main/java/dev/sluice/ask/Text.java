package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/// Human text as ranges of the caller's body, still JSON-escaped. Immutable; each reader takes its
/// own [Glyphs].
///
/// Shape: `latest` and `first` are pairs (start, end) of string contents without their quotes, in
/// order; both are empty when no human turn exists. `first` identifies a conversation (affinity),
/// `latest` is what is weighed.
public record Text(byte[] bytes, int[] latest, int[] first) {

    private static final int[] NONE = {};
    private static final byte[] OPEN = "<system-reminder>".getBytes(US_ASCII);
    private static final byte[] CLOSE = "</system-reminder>".getBytes(US_ASCII);

    /// No human turn.
    static Text none(byte[] bytes) {
        return new Text(bytes, NONE, NONE);
    }

    /// Where a turn's own words begin, behind blocks that a client's harness puts before them;
    /// `end` when there are no others.
    static int afterReminders(byte[] bytes, int start, int end) {
        int own = start;
        for (int at = blank(bytes, start, end); isAt(bytes, at, end, OPEN); ) {
            int close = at + OPEN.length;
            while (close < end && !isAt(bytes, close, end, CLOSE)) {
                close++;
            }
            if (close >= end) {
                return own;
            }
            at = blank(bytes, close + CLOSE.length, end);
            own = at;
        }
        return own;
    }

    private static int blank(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            if (bytes[at] == ' ') {
                at++;
            } else if (bytes[at] == '\\' && (bytes[at + 1] == 'n' || bytes[at + 1] == 'r')) {
                at += 2;
            } else {
                return at;
            }
        }
        return end;
    }

    private static boolean isAt(byte[] bytes, int at, int end, byte[] word) {
        int to = at + word.length;
        return to <= end && Arrays.equals(bytes, at, to, word, 0, word.length);
    }

    /// The latest human turn, decoded code point by code point.
    public Glyphs glyphs() {
        return new Glyphs(bytes, latest);
    }

    /// A stable 64-bit hash of the first human turn's bytes, mixed with a seed (the team), so that
    /// a conversation keeps its place.
    public long conversation(long seed) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int r = 0; r < first.length; r += 2) {
            for (int i = first[r]; i < first[r + 1]; i++) {
                hash = (hash ^ bytes[i]) * 0x100000001b3L;
            }
        }
        return hash ^ (hash >>> 32);
    }
}
