package dev.sluice.complexity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Counts and skips the code points of escaped JSON text without reading them, eight bytes at a
/// time, so that what lies between the two halves of a scored view costs next to nothing.
final class Extent {

    /// Eight bytes, the first one lowest.
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long BACKSLASHES = '\\' * ONES;

    /// Bytes of the longest code point: an escaped pair of surrogates.
    private static final int LONGEST = 12;

    private Extent() {}

    /// The code points between two offsets; an escape is one, and so is an escaped surrogate pair.
    static int points(byte[] bytes, int from, int end) {
        int points = 0;
        for (int at = from; at < end; ) {
            int eight = eight(bytes, at, end);
            int here = eight > 0 ? at : aligned(bytes, at, end);
            points += eight > 0 ? eight : here < end ? 1 : 0;
            at = eight > 0 ? at + Long.BYTES : next(bytes, here, end);
        }
        return points;
    }

    /// The offset from which on that many code points are left; looks at no more than they may have
    /// bytes.
    static int back(byte[] bytes, int from, int end, int points) {
        long far = end - (long) LONGEST * points;
        int at = far <= from ? from : border(bytes, from, (int) far);
        for (int over = points(bytes, at, end) - points; over > 0 && at < end; ) {
            int eight = eight(bytes, at, end);
            boolean fits = eight > 0 && eight <= over;
            over -= fits ? eight : 1;
            at = fits ? at + Long.BYTES : next(bytes, at, end);
        }
        return aligned(bytes, at, end);
    }

    /// Where a code point begins, at an offset or soon behind it.
    private static int border(byte[] bytes, int from, int at) {
        int last = at - 1;
        while (last >= from && at - last <= LONGEST && bytes[last] != '\\') {
            last--;
        }
        if (last < from || at - last > LONGEST) {
            return aligned(bytes, at, bytes.length);
        }
        // Backslashes in a row are escapes of two, from their first one on.
        int first = last;
        while (first > from && bytes[first - 1] == '\\') {
            first--;
        }
        int here = last - (last - first & 1);
        while (here < at) {
            here = next(bytes, here, bytes.length);
        }
        return here;
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
        return behind(bytes, here, end);
    }

    /// Behind the escape whose backslash stands at `at`. Only a surrogate's first digit is a `d`.
    private static int behind(byte[] bytes, int at, int end) {
        if (at + 6 <= end && bytes[at + 1] == 'u' && (bytes[at + 2] | 0x20) != 'd') {
            return at + 6;
        }
        return at + Escapes.length(bytes, at, end, Escapes.point(bytes, at, end));
    }

    private static int aligned(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && (bytes[at] & 0xc0) == 0x80) {
            at++;
        }
        return at;
    }
}
