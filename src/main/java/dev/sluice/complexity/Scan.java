package dev.sluice.complexity;

/// Reads the scored view of a turn once, straight from the caller's escaped JSON bytes: its first
/// and last 2,048 code points (routing-quality.md 5.2), without the blocks a harness injects. Signs
/// and words are told apart by our own tables, so that a score depends neither on the JDK's Unicode
/// version nor on the locale; Hangul in decomposed form is composed. Scratch of one thread.
final class Scan {

    private static final int HALF = 2_048;

    private static final byte BLANK = 0;
    private static final byte SIGN = 1;
    private static final byte DIGIT = 2;
    private static final byte LETTER = 3;
    private static final byte ESCAPE = 4;
    private static final byte WIDE = 5;

    private static final byte[] KIND = new byte[256];

    static {
        for (int octet = 0; octet < KIND.length; octet++) {
            int letter = octet | 0x20;
            boolean word = letter >= 'a' && letter <= 'z';
            boolean digit = octet >= '0' && octet <= '9';
            byte ascii = octet <= ' ' || octet == 127 ? BLANK : digit ? DIGIT : SIGN;
            KIND[octet] = octet > 127 ? WIDE : octet == '\\' ? ESCAPE : word ? LETTER : ascii;
        }
    }

    final Counts counts = new Counts();
    final Lines lines = new Lines();
    final Words words;

    /// A Hangul letter or syllable that may still grow; 0 when none.
    private int pending;

    /// Backticks in a row, and where the last one was.
    private int ticks;

    private int lastTick;

    /// A block began that never ends: no other is looked for.
    private boolean endless;

    Scan(Lexicon lexicon) {
        words = new Words(new Grams(lexicon), counts, lines);
    }

    /// @param ranges pairs (start, end) of string contents, joined by line feeds
    Scan of(byte[] bytes, int[] ranges) {
        words.clear();
        counts.clear();
        lines.clear();
        pending = 0;
        lastTick = -1;
        endless = false;
        int total = total(bytes, ranges);
        int tail = total <= 2 * HALF ? 0 : total - HALF;
        int base = 0;
        for (int r = 0; r < ranges.length; r += 2) {
            int size = tail == 0 ? 0 : Extent.points(bytes, ranges[r], ranges[r + 1]);
            line(bytes, ranges[r], ranges[r + 1], r > 0);
            range(bytes, ranges[r], ranges[r + 1], tail - base);
            base += size + 1;
        }
        flush();
        words.close();
        lines.close(counts.points, counts.digits);
        counts.total = tail == 0 ? counts.points : total;
        return this;
    }

    /// 0 for what is so small that it need not be counted.
    private static int total(byte[] bytes, int[] ranges) {
        int size = 0;
        for (int r = 0; r < ranges.length; r += 2) {
            size += ranges[r + 1] - ranges[r] + 1;
        }
        if (size <= 2 * HALF) {
            return 0;
        }
        int points = ranges.length / 2 - 1;
        for (int r = 0; r < ranges.length; r += 2) {
            points += Extent.points(bytes, ranges[r], ranges[r + 1]);
        }
        return points;
    }

    /// @param tail how many code points of the range lie before the view's second half; not above 0
    ///   when all is read
    private void range(byte[] bytes, int from, int end, int tail) {
        int at = tail <= 0 ? from : read(bytes, from, end, HALF);
        int second = tail <= 0 ? from : Math.max(at, Extent.skip(bytes, from, end, tail));
        if (second > at) {
            flush();
            words.part();
        }
        read(bytes, second, end, Integer.MAX_VALUE);
    }

    /// Reads until the view has that many code points; gives where it stopped.
    private int read(byte[] bytes, int from, int end, int most) {
        int at = from;
        while (at < end && counts.points < most) {
            int octet = bytes[at];
            switch (KIND[octet & 0xff]) {
                case LETTER -> {
                    flush();
                    at = words.letters(bytes, at, at + Math.min(end - at, most - counts.points));
                }
                case BLANK -> {
                    blank();
                    at++;
                }
                case DIGIT -> {
                    flush();
                    words.digit();
                    at++;
                }
                case SIGN -> at = sign(octet, bytes, at + 1, end);
                case ESCAPE -> at = escape(bytes, at, end);
                default -> at = wide(bytes, at, end);
            }
        }
        return at;
    }

    private void blank() {
        flush();
        words.close();
        counts.points++;
    }

    private void line(byte[] bytes, int next, int end, boolean follows) {
        if (follows) {
            blank();
            lines.close(counts.points - 1, counts.digits);
        }
        lines.open(bytes, next, end, counts.points, counts.digits);
    }

    /// @param next the offset behind the sign
    private int sign(int sign, byte[] bytes, int next, int end) {
        flush();
        words.close();
        if (sign == '<' && !endless) {
            int behind = Noise.after(bytes, next, end);
            endless = behind < 0;
            if (behind > next) {
                return behind;
            }
        }
        counts.points++;
        counts.signs[sign]++;
        switch (sign) {
            case '.', '?', '!' -> counts.sentences += ends(bytes, next, end) ? 1 : 0;
            case ':' -> counts.addresses += peek(bytes, next, end) == '/' ? 1 : 0;
            case '`' -> tick();
            default -> {}
        }
        return next;
    }

    /// Whether a sentence may end here.
    private static boolean ends(byte[] bytes, int next, int end) {
        int point = peek(bytes, next, end);
        return point <= ' ' || point == '"';
    }

    /// The next code point where it is ASCII; -1 at the end.
    private static int peek(byte[] bytes, int next, int end) {
        if (next >= end) {
            return -1;
        }
        return bytes[next] == '\\' ? Escapes.point(bytes, next, end) : bytes[next] & 0xff;
    }

    private void tick() {
        ticks = counts.points == lastTick + 1 ? ticks + 1 : 1;
        lastTick = counts.points;
        counts.fences += ticks == 3 ? 1 : 0;
    }

    private int escape(byte[] bytes, int at, int end) {
        int point = Escapes.point(bytes, at, end);
        int next = at + Escapes.length(bytes, at, end, point);
        if (point == '\n') {
            line(bytes, next, end, true);
        } else if (point > 127) {
            compose(point);
        } else {
            switch (KIND[point]) {
                case LETTER -> letter(point);
                case DIGIT -> {
                    flush();
                    words.digit();
                }
                case BLANK -> blank();
                default -> {
                    return sign(point, bytes, next, end);
                }
            }
        }
        return next;
    }

    private void letter(int point) {
        flush();
        words.letters(new byte[] {(byte) point}, 0, 1);
    }

    /// One code point in UTF-8, which the reader of requests found well-formed; a stray byte is
    /// taken for a mark.
    private int wide(byte[] bytes, int at, int end) {
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
        boolean alone =
                pending == 0 && (next == end || bytes[next] != (byte) 0xe1 && bytes[next] != '\\');
        if (alone && Jamo.syllable(point)) {
            words.hangul(point);
        } else {
            compose(point);
        }
        return next;
    }

    /// Joins conjoining letters to syllables; everything else passes.
    private void compose(int point) {
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

    private void flush() {
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
