package dev.sluice.ask;

/// A cursor over the code points of escaped JSON text. One thread. Between two ranges it yields a
/// line feed, so that words do not run together. Allocates nothing while it runs.
public final class Glyphs {

    private final byte[] bytes;
    private final int[] ranges;
    private int range;
    private int at;

    Glyphs(byte[] bytes, int[] ranges) {
        this.bytes = bytes;
        this.ranges = ranges;
        this.at = ranges.length == 0 ? 0 : ranges[0];
    }

    /// The next code point, or -1 at the end. A lone surrogate escape is yielded as it stands;
    /// malformed UTF-8 was refused by the reader.
    public int next() {
        if (range >= ranges.length) {
            return -1;
        }
        if (at >= ranges[range + 1]) {
            range += 2;
            if (range == ranges.length) {
                return -1;
            }
            at = ranges[range];
            return '\n';
        }
        byte b = bytes[at++];
        if (b == '\\') {
            return escape();
        }
        return b >= 0 ? b : multibyte(b);
    }

    private int escape() {
        byte kind = bytes[at++];
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> kind;
        };
    }

    private int unit() {
        int high = hex(at);
        at += 4;
        boolean pair = Character.isHighSurrogate((char) high) && at + 6 <= ranges[range + 1];
        if (pair && bytes[at] == '\\' && bytes[at + 1] == 'u') {
            int low = hex(at + 2);
            if (Character.isLowSurrogate((char) low)) {
                at += 6;
                return Character.toCodePoint((char) high, (char) low);
            }
        }
        return high;
    }

    private int hex(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 4 | Character.digit(bytes[i], 16);
        }
        return value;
    }

    private int multibyte(byte first) {
        int more = first >= (byte) 0xF0 ? 3 : first >= (byte) 0xE0 ? 2 : 1;
        int point = first & (0x3F >> more);
        for (int end = at + more; at < end; at++) {
            point = point << 6 | bytes[at] & 0x3F;
        }
        return point;
    }
}
