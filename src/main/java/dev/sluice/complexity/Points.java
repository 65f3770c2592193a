package dev.sluice.complexity;

/// Takes code points outside ASCII: composes Hangul, tells words from blanks. Scratch of one
/// thread.
final class Points {

    private final Words words;
    private final Counts counts;

    /// A Hangul letter or syllable that may still grow; 0 when none.
    private int pending;

    Points(Words words, Counts counts) {
        this.words = words;
        this.counts = counts;
    }

    void clear() {
        pending = 0;
    }

    /// Syllables in a row, or one other code point, in UTF-8, which the reader of requests found
    /// well-formed; a stray byte is taken for a mark.
    ///
    /// @param most how many code points
    int wide(byte[] bytes, int at, int end, int most) {
        int behind = pending == 0 ? words.syllables(bytes, at, end, most) : at;
        return behind > at ? behind : one(bytes, at, end);
    }

    private int one(byte[] bytes, int at, int end) {
        int first = bytes[at];
        int more =
                first >= (byte) 0xf0 ? 3 : first >= (byte) 0xe0 ? 2 : first >= (byte) 0xc0 ? 1 : 0;
        int next = at + 1 + more;
        if (next > end) {
            point(0xfffd);
            return end;
        }
        int point = first & 0x3f >> more;
        for (int i = at + 1; i < next; i++) {
            point = point << 6 | bytes[i] & 0x3f;
        }
        compose(point);
        return next;
    }

    /// Joins conjoining letters to syllables; everything else passes.
    void compose(int point) {
        int joined = Jamo.join(pending, point);
        if (joined != 0) {
            pending = joined;
            return;
        }
        flush();
        if (Jamo.grows(point)) {
            pending = point;
        } else {
            point(point);
        }
    }

    void flush() {
        if (pending != 0) {
            int held = pending;
            pending = 0;
            point(held);
        }
    }

    private void point(int point) {
        if (Jamo.syllable(point)) {
            words.hangul(point);
        } else if (space(point)) {
            words.close();
            counts.points++;
        } else {
            words.other(point);
        }
    }

    private static boolean space(int point) {
        return point <= 0xa0
                || point >= 0x2000 && point <= 0x200b
                || point == 0x2028
                || point == 0x2029
                || point == 0x3000
                || point == 0xfeff;
    }
}
