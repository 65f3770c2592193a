package dev.sluice.complexity;

/// Composes Hangul (Unicode 3.12): a leading consonant and a vowel make a syllable, a trailing
/// consonant completes it.
final class Jamo {

    /// Of a syllable in UTF-8.
    static final int BYTES = 3;

    private static final int FIRST = 0xac00;
    private static final int LAST = 0xd7a3;
    private static final int LEAD = 0x1100;
    private static final int VOWEL = 0x1161;
    private static final int TRAIL = 0x11a7;
    private static final int VOWELS = 21;
    private static final int TRAILS = 28;

    private Jamo() {}

    static boolean syllable(int point) {
        return point >= FIRST && point <= LAST;
    }

    /// The syllable in UTF-8 at an offset; 0 when there is none, or what follows may still complete
    /// it.
    static int alone(byte[] bytes, int at, int end) {
        if (at + Long.BYTES > bytes.length) {
            return 0;
        }
        int four = (int) (long) Extent.EIGHT.get(bytes, at);
        int next = four >>> 24;
        boolean grows = at + BYTES < end && (next == 0xe1 || next == '\\');
        if (at + BYTES > end || (four & 0xf0) != 0xe0 || grows) {
            return 0;
        }
        int point = (four & 0xf) << 12 | four >>> 2 & 0xfc0 | four >>> 16 & 0x3f;
        return syllable(point) ? point : 0;
    }

    /// Whether a letter or syllable may take another letter.
    static boolean grows(int point) {
        return point >= LEAD && point <= 0x1112 || syllable(point) && (point - FIRST) % TRAILS == 0;
    }

    /// The syllable that two of them make, or 0.
    static int join(int held, int point) {
        if (held >= LEAD && held <= 0x1112 && point >= VOWEL && point <= 0x1175) {
            return FIRST + ((held - LEAD) * VOWELS + point - VOWEL) * TRAILS;
        }
        boolean open = syllable(held) && (held - FIRST) % TRAILS == 0;
        return open && point > TRAIL && point <= 0x11c2 ? held + point - TRAIL : 0;
    }
}
