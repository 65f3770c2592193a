package dev.sluice.complexity;

/// The one pass over the bytes: what is a letter, a digit, a blank, a sign, an escape or more, by
/// our own table, and who is told. Scratch of one thread.
final class Walk {

    private static final byte BLANK = 0;
    private static final byte SIGN = 1;
    private static final byte DIGIT = 2;
    private static final byte LETTER = 3;
    private static final byte ESCAPE = 4;
    private static final byte WIDE = 5;

    private static final byte[] KIND = new byte[256];

    /// The lower-case letter of each ASCII letter; 0 for everything else.
    static final byte[] LOWER = new byte[256];

    static {
        for (int octet = 0; octet < KIND.length; octet++) {
            int letter = octet | 0x20;
            boolean word = letter >= 'a' && letter <= 'z';
            boolean digit = octet >= '0' && octet <= '9';
            byte ascii = octet <= ' ' || octet == 127 ? BLANK : digit ? DIGIT : SIGN;
            LOWER[octet] = (byte) (word ? letter : 0);
            KIND[octet] = octet > 127 ? WIDE : octet == '\\' ? ESCAPE : word ? LETTER : ascii;
        }
    }

    private final Counts counts;
    private final Lines lines;
    private final Words words;
    private final Points points;

    /// Backticks in a row, and where the last one was.
    private int ticks;

    private int lastTick;

    /// A block began that never ends: no other is looked for.
    private boolean endless;

    Walk(Counts counts, Lines lines, Words words) {
        this.counts = counts;
        this.lines = lines;
        this.words = words;
        this.points = new Points(words, counts);
    }

    void clear() {
        points.clear();
        lastTick = -1;
        endless = false;
    }

    /// What was held back is taken.
    void flush() {
        points.flush();
    }

    /// Reads until the view has that many code points; gives where it stopped.
    int read(byte[] bytes, int from, int end, int most) {
        int at = from;
        while (at < end && counts.points < most) {
            int octet = bytes[at];
            switch (KIND[octet & 0xff]) {
                case LETTER -> {
                    points.flush();
                    at = words.letters(bytes, at, at + Math.min(end - at, most - counts.points));
                    if (at < end && bytes[at] == ' ') {
                        words.close();
                        counts.points++;
                        at++;
                    }
                }
                case BLANK -> {
                    blank();
                    at++;
                }
                case DIGIT -> {
                    points.flush();
                    words.digit();
                    at++;
                }
                case SIGN -> at = sign(octet, bytes, at + 1, end);
                case ESCAPE -> at = escape(bytes, at, end);
                default -> {
                    at = points.wide(bytes, at, end, most - counts.points);
                    if (at < end && bytes[at] == ' ' && counts.points < most) {
                        blank();
                        at++;
                    }
                }
            }
        }
        return at;
    }

    private void blank() {
        points.flush();
        words.close();
        counts.points++;
    }

    void line(byte[] bytes, int next, int end, boolean follows) {
        if (follows) {
            blank();
            lines.close(counts.points - 1, counts.digits);
        }
        lines.open(bytes, next, end, counts.points, counts.digits);
    }

    /// @param next the offset behind the sign
    private int sign(int sign, byte[] bytes, int next, int end) {
        points.flush();
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
            points.compose(point);
        } else {
            switch (KIND[point]) {
                case LETTER -> letter(point);
                case DIGIT -> {
                    points.flush();
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
        points.flush();
        words.letters(new byte[] {(byte) point}, 0, 1);
    }
}
