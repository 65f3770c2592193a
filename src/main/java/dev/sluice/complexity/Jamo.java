package dev.sluice.complexity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Composes Hangul (Unicode 3.12): a leading consonant and a vowel make a syllable, a trailing
/// consonant completes it.
final class Jamo {

    /// Of a syllable in UTF-8.
    static final int BYTES = 3;

    private static final int FIRST = 0xac00;
    private static final int LAST = 0xd7a3;

    /// Both in UTF-8, the first byte highest.
    private static final int FIRST_UTF8 = 0xeab080;

    private static final int LAST_UTF8 = 0xed9ea3;

    private static final VarHandle FOUR =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int LEAD = 0x1100;
    private static final int VOWEL = 0x1161;
    private static final int TRAIL = 0x11a7;
    private static final int VOWELS = 21;
    private static final int TRAILS = 28;

    private Jamo() {}

    static boolean syllable(int point) {
        return point >= FIRST && point <= LAST;
    }

    /// Four bytes, the first one lowest.
    static int four(byte[] bytes, int at) {
        return (int) FOUR.get(bytes, at);
    }

    /// Whether three bytes of UTF-8 are a syllable and the fourth begins nothing that may complete
    /// it.
    static boolean alone(int four) {
        int next = four >>> 24;
        int three = Integer.reverseBytes(four) >>> 8;
        return three >= FIRST_UTF8 && three <= LAST_UTF8 && next != 0xe1 && next != '\\';
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
