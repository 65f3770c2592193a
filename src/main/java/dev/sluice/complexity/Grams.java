package dev.sluice.complexity;

/// The distinct n-gram buckets of one text, and the words of it that mean something. Scratch of one
/// thread, cleared by [#clear].
final class Grams {

    /// FNV-1a, 32 bits.
    static final int BASIS = 0x811c9dc5;

    static final int PRIME = 0x01000193;

    /// The hash of an empty word, and of an empty pair of syllables: the kind is part of the key.
    static final int WORD = step(BASIS, 'w');

    static final int SYLLABLE = step(BASIS, 'h');

    /// A scored view has at most 4,096 code points, each of which ends at most a word, a pair of
    /// words and a pair of syllables.
    private static final int CAPACITY = 3 * 4_100;

    private final Lexicon lexicon;

    private final long[] known;

    /// A bit per bucket, set once it was met. With the known ones 16 KB, half of a core's nearest
    /// cache: each n-gram looks somewhere else.
    private final long[] seen = new long[Features.BUCKETS / Long.SIZE];

    /// What was taken, in the order of the text: twice the hash, odd for words.
    private final long[] taken = new long[CAPACITY];

    private int size;

    final int[] met = new int[CAPACITY];

    /// How often words of each meaning came up, in the order of [Lexicon#names].
    final int[] hits = new int[Lexicon.MEANINGS];

    int count;

    Grams(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.known = lexicon.known();
    }

    /// Takes a pair of words or syllables by its 32-bit hash.
    void take(int hash) {
        taken[size++] = (long) hash << 1;
    }

    void word(int hash) {
        taken[size++] = (long) hash << 1 | 1;
    }

    /// Finds the buckets of what was taken; gives how many words had a new one. All at once, so
    /// that the loops over the text stay in the processor's registers, and without a branch that
    /// depends on the text, since none could be guessed.
    int settle() {
        long[] marks = seen;
        long[] words = known;
        int[] buckets = met;
        long[] grams = taken;
        int distinct = 0;
        int found = 0;
        int candidates = 0;
        for (int i = 0; i < size; i++) {
            long gram = grams[i];
            int hash = (int) (gram >> 1);
            int bucket = bucket(hash);
            int at = bucket / Long.SIZE;
            long was = marks[at];
            int fresh = (int) (~was >>> bucket) & 1;
            marks[at] = was | 1L << bucket;
            buckets[found] = bucket;
            found += fresh;
            distinct += fresh & (int) gram;
            grams[candidates] = gram;
            candidates += (int) (words[at] >>> bucket) & 1;
        }
        for (int i = 0; i < candidates; i++) {
            lexicon.count((int) (grams[i] >> 1), hits);
        }
        count = found;
        return distinct;
    }

    void clear() {
        java.util.Arrays.fill(seen, 0);
        count = 0;
        size = 0;
        java.util.Arrays.fill(hits, 0);
    }

    static int bucket(int hash) {
        return (hash >>> 16 ^ hash) & 0xffff;
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
            int first = step(hash, 0xe0 | point >> 12);
            return step(step(first, 0x80 | point >> 6 & 0x3f), 0x80 | point & 0x3f);
        }
        int lead = step(step(hash, 0xf0 | point >> 18), 0x80 | point >> 12 & 0x3f);
        return step(step(lead, 0x80 | point >> 6 & 0x3f), 0x80 | point & 0x3f);
    }

    /// Steps over a code point of three bytes, such as a Hangul syllable, the first byte lowest.
    static int three(int hash, int bytes) {
        int lead = step(hash, bytes & 0xff);
        return step(step(lead, bytes >>> 8 & 0xff), bytes >>> 16 & 0xff);
    }
}
