package dev.sluice.complexity;

/// The distinct n-gram buckets of one text, and the words of it that mean something. Scratch of one
/// thread, cleared by [#clear]; the bitmap of 16 KB stays in the first cache.
final class Grams {

    /// FNV-1a, 32 bits.
    static final int BASIS = 0x811c9dc5;

    static final int PRIME = 0x01000193;

    /// A scored view has at most 4,096 code points, each of which ends at most a word, a pair of
    /// words and a pair of syllables.
    private static final int CAPACITY = 3 * 4_100;

    private final Lexicon lexicon;

    /// For each 64 buckets two longs: which were met, and which hold a word of the lexicon.
    private final long[] bits;

    final int[] met = new int[CAPACITY];

    /// How often words of each meaning came up, in the order of [Lexicon#names].
    final int[] hits = new int[Lexicon.MEANINGS];

    int count;

    Grams(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.bits = lexicon.interleaved();
    }

    /// Takes one n-gram by its 32-bit hash; 1 when its bucket is new, else 0. Without a branch that
    /// depends on the text, since no processor could guess it.
    int take(int hash) {
        int bucket = (hash >>> 16 ^ hash) & 0xffff;
        int at = bucket >>> 5 & ~1;
        long was = bits[at];
        int fresh = (int) (~was >>> bucket & 1);
        met[count] = bucket;
        count += fresh;
        bits[at] = was | 1L << bucket;
        if ((bits[at + 1] >>> bucket & 1) != 0) {
            lexicon.count(hash, hits);
        }
        return fresh;
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            bits[met[i] >>> 5 & ~1] = 0;
        }
        count = 0;
        java.util.Arrays.fill(hits, 0);
    }

    static int step(int hash, int octet) {
        return (hash ^ octet) * PRIME;
    }

    /// Steps over a code point outside ASCII in UTF-8; a lone surrogate has three bytes.
    static int wide(int hash, int point) {
        if (point < 0x800) {
            return step(step(hash, 0xc0 | point >> 6), 0x80 | point & 0x3f);
        }
        if (point < 0x10000) {
            return three(hash, point);
        }
        int lead = step(step(hash, 0xf0 | point >> 18), 0x80 | point >> 12 & 0x3f);
        return step(step(lead, 0x80 | point >> 6 & 0x3f), 0x80 | point & 0x3f);
    }

    /// Steps over a code point of three bytes, such as a Hangul syllable.
    static int three(int hash, int point) {
        int lead = step(hash, 0xe0 | point >> 12);
        return step(step(lead, 0x80 | point >> 6 & 0x3f), 0x80 | point & 0x3f);
    }
}
