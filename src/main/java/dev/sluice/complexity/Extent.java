package dev.sluice.complexity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Counts and skips the code points of escaped JSON text without reading them, eight bytes at a
/// time, so that what lies between the two halves of a scored view costs next to nothing.
final class Extent {

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long BACKSLASHES = '\\' * ONES;

    private Extent() {}

    /// The code points between two offsets; an escape is one, and so is an escaped surrogate pair.
    static int points(byte[] bytes, int from, int end) {
        int points = 0;
        for (int at = from; at < end; ) {
            int eight = eight(bytes, at, end);
            points += Math.max(1, eight);
            at = eight > 0 ? at + Long.BYTES : next(bytes, at, end);
        }
        return points;
    }

    /// The offset behind that many code points.
    static int skip(byte[] bytes, int from, int end, int points) {
        int at = from;
        for (int left = points; left > 0 && at < end; ) {
            int eight = eight(bytes, at, end);
            boolean fits = eight > 0 && eight <= left;
            left -= fits ? eight : 1;
            at = fits ? at + Long.BYTES : next(bytes, at, end);
        }
        return aligned(bytes, at, end);
    }

    /// How many code points begin in the next eight bytes; 0 when there are not eight or one of
    /// them is an escape.
    private static int eight(byte[] bytes, int at, int end) {
        if (at + Long.BYTES > end) {
            return 0;
        }
        long word = (long) EIGHT.get(bytes, at);
        long other = word ^ BACKSLASHES;
        boolean escapes = (other - ONES & ~other & HIGH) != 0;
        return escapes ? 0 : Long.BYTES - Long.bitCount(word >>> 7 & ~(word >>> 6) & ONES);
    }

    /// The offset behind one code point; behind stray continuation bytes, which a step of eight may
    /// leave, too.
    private static int next(byte[] bytes, int at, int end) {
        int here = aligned(bytes, at, end);
        if (here == end || bytes[here] != '\\') {
            return aligned(bytes, Math.min(end, here + 1), end);
        }
        return here + Escapes.length(bytes, here, end, Escapes.point(bytes, here, end));
    }

    private static int aligned(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && (bytes[at] & 0xc0) == 0x80) {
            at++;
        }
        return at;
    }
}
