package dev.sluice.complexity;

/// Cuts words and hashes them as they pass: each word, each pair of neighbours (signs between them
/// do not part them), and each pair of Hangul syllables inside a word. ASCII is lower-cased, digits
/// are folded to `0`. Scratch of one thread.
final class Words {

    /// The hash of an empty word, and of an empty pair of syllables: the kind is part of the key.
    static final int WORD = Grams.step(Grams.BASIS, 'w');

    static final int SYLLABLE = Grams.step(Grams.BASIS, 'h');

    /// Words are told apart by their beginning: a blob is one word.
    private static final int LONGEST = 24;

    private static final int NONE = 0;
    private static final int LETTERS = 1;
    private static final int DIGITS = 2;
    private static final int HANGUL = 3;
    private static final int OTHER = 4;

    /// The lower-case letter of each ASCII letter; 0 for everything else.
    private static final byte[] LOWER = new byte[256];

    static {
        for (int letter = 'a'; letter <= 'z'; letter++) {
            LOWER[letter] = (byte) letter;
            LOWER[letter - 0x20] = (byte) letter;
        }
    }

    final Grams grams;
    private final Counts counts;
    private final Lines lines;

    private int kind;
    private int length;
    private int capitals;
    private int word;
    private int pair;
    private int syllable;

    /// The hash of the word before and a blank; 0 when there is none.
    private int before;

    Words(Grams grams, Counts counts, Lines lines) {
        this.grams = grams;
        this.counts = counts;
        this.lines = lines;
    }

    void clear() {
        grams.clear();
        kind = NONE;
        before = 0;
    }

    /// The word before is no neighbour of the next.
    void part() {
        close();
        before = 0;
    }

    private void begin(int next) {
        if (kind != next) {
            close();
            kind = next;
            length = 0;
            capitals = 0;
            word = WORD;
            pair = before;
        }
    }

    /// Takes ASCII letters from `at` on; gives the offset behind them.
    int letters(byte[] bytes, int at, int end) {
        begin(LETTERS);
        int hashed = Math.min(end, at + LONGEST - length);
        int one = word;
        int two = pair;
        int upper = capitals;
        int i = at;
        for (int low; i < hashed && (low = LOWER[bytes[i] & 0xff]) != 0; i++) {
            upper += (low ^ bytes[i]) >>> 5;
            one = (one ^ low) * Grams.PRIME;
            two = (two ^ low) * Grams.PRIME;
        }
        while (i >= hashed && i < end && LOWER[bytes[i] & 0xff] != 0) {
            i++;
        }
        word = one;
        pair = two;
        capitals = upper;
        length += i - at;
        counts.points += i - at;
        return i;
    }

    void digit() {
        begin(DIGITS);
        feed('0');
        counts.points++;
    }

    private void feed(int octet) {
        if (length++ < LONGEST) {
            word = Grams.step(word, octet);
            pair = Grams.step(pair, octet);
        }
    }

    /// Takes Hangul syllables in UTF-8 from `at` on, those that nothing behind them may complete;
    /// gives the offset behind them.
    ///
    /// @param most how many
    int syllables(byte[] bytes, int at, int end, int most) {
        int point = Jamo.alone(bytes, at, end);
        if (point == 0) {
            return at;
        }
        begin(HANGUL);
        int one = word;
        int two = pair;
        int last = syllable;
        int i = at;
        for (int left = most; left > 0 && point != 0; left--) {
            if (length > 0) {
                grams.take(Grams.three(last, point));
            }
            last = Grams.three(SYLLABLE, point);
            if (length++ < LONGEST) {
                one = Grams.three(one, point);
                two = Grams.three(two, point);
            }
            i += Jamo.BYTES;
            point = Jamo.alone(bytes, i, end);
        }
        word = one;
        pair = two;
        syllable = last;
        counts.points += (i - at) / Jamo.BYTES;
        return i;
    }

    void hangul(int point) {
        begin(HANGUL);
        if (length > 0) {
            grams.take(Grams.wide(syllable, point));
        }
        syllable = Grams.wide(SYLLABLE, point);
        wide(point);
    }

    void other(int point) {
        begin(OTHER);
        counts.wide(point);
        wide(point);
    }

    private void wide(int point) {
        if (length++ < LONGEST) {
            word = Grams.wide(word, point);
            pair = Grams.wide(pair, point);
        }
        counts.points++;
    }

    /// The word has ended, if there was one.
    void close() {
        if (kind == NONE) {
            return;
        }
        counts.words++;
        counts.distinct += grams.take(word);
        if (before != 0) {
            grams.take(pair);
        }
        before = Grams.step(word, ' ');
        tell();
        kind = NONE;
    }

    private void tell() {
        if (kind == LETTERS) {
            counts.letters(length, capitals);
        } else if (kind == DIGITS) {
            counts.digits(length);
        } else if (kind == HANGUL) {
            counts.hangul += length;
            counts.hangulWords++;
        }
        if (length > 1 && kind != DIGITS) {
            lines.word();
        }
    }
}
