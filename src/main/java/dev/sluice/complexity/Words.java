package dev.sluice.complexity;

/// Cuts words and hashes them as they pass: each word, each pair of neighbours (signs between them
/// do not part them), and each pair of Hangul syllables inside a word. ASCII is lower-cased, digits
/// are folded to `0`. Scratch of one thread.
final class Words {

    /// Words are told apart by their beginning: a blob is one word.
    private static final int LONGEST = 24;

    private static final int NONE = 0;
    private static final int LETTERS = 1;
    private static final int DIGITS = 2;
    private static final int HANGUL = 3;
    private static final int OTHER = 4;

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
            word = Grams.WORD;
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
        for (int low; i < hashed && (low = Walk.LOWER[bytes[i] & 0xff]) != 0; i++) {
            upper += (low ^ bytes[i]) >>> 5;
            one = (one ^ low) * Grams.PRIME;
            two = (two ^ low) * Grams.PRIME;
        }
        while (i >= hashed && i < end && Walk.LOWER[bytes[i] & 0xff] != 0) {
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

    /// Takes words of Hangul syllables in UTF-8 from `at` on, and the single blanks behind them, up
    /// to the first that something behind it may complete; gives the offset behind them.
    ///
    /// @param most how many code points
    int syllables(byte[] bytes, int at, int end, int most) {
        int one = word;
        int two = pair;
        int last = syllable;
        int size = length;
        int i = at;
        int left = most;
        for (; left > 0 && i < end - Jamo.BYTES; left--) {
            int four = Jamo.four(bytes, i);
            if (Jamo.alone(four)) {
                if (kind != HANGUL) {
                    begin(HANGUL);
                    one = word;
                    two = pair;
                    size = 0;
                }
                if (size > 0) {
                    grams.take(Grams.three(last, four));
                }
                last = Grams.three(Grams.SYLLABLE, four);
                if (size++ < LONGEST) {
                    one = Grams.three(one, four);
                    two = Grams.three(two, four);
                }
                i += Jamo.BYTES;
            } else if ((byte) four == ' ' && kind == HANGUL) {
                word = one;
                pair = two;
                length = size;
                close();
                i++;
            } else {
                break;
            }
        }
        word = one;
        pair = two;
        syllable = last;
        length = size;
        counts.points += most - left;
        return i;
    }

    void hangul(int point) {
        begin(HANGUL);
        if (length > 0) {
            grams.take(Grams.wide(syllable, point));
        }
        syllable = Grams.wide(Grams.SYLLABLE, point);
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
        grams.word(word);
        if (before != 0) {
            grams.take(pair);
        }
        before = Grams.step(word, ' ');
        tell();
        kind = NONE;
    }

    private void tell() {
        switch (kind) {
            case LETTERS -> counts.letters(length, capitals);
            case DIGITS -> counts.digits(length);
            case HANGUL -> counts.hangul(length);
            default -> {}
        }
        if (length > 1 && kind != DIGITS) {
            lines.word();
        }
    }
}
