package dev.sluice.complexity;

/// JSON's escapes. The reader of requests refused malformed ones; a stray one is taken as it
/// stands.
final class Escapes {

    private Escapes() {}

    /// The code point of the escape whose backslash stands at `at`; a lone surrogate is itself.
    static int point(byte[] bytes, int at, int end) {
        if (at + 1 >= end) {
            return '\\';
        }
        return switch (bytes[at + 1]) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> at + 6 <= end ? unicode(bytes, at, end) : 'u';
            default -> bytes[at + 1] & 0x7f;
        };
    }

    /// How many bytes an escape has that stands for a code point.
    static int length(byte[] bytes, int at, int end, int point) {
        boolean unicode = at + 6 <= end && bytes[at + 1] == 'u';
        return unicode ? point > 0xffff ? 12 : 6 : Math.min(2, end - at);
    }

    private static int unicode(byte[] bytes, int at, int end) {
        int high = unit(bytes, at + 2);
        boolean pair = Character.isHighSurrogate((char) high) && at + 12 <= end;
        if (pair && bytes[at + 6] == '\\' && bytes[at + 7] == 'u') {
            int low = unit(bytes, at + 8);
            if (Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) high, (char) low);
            }
        }
        return high;
    }

    /// A sign from U+2000 to U+2FFF as it stands, or any code unit as an escape; 0 for all else.
    static int sign(byte[] bytes, int at, int end) {
        if (bytes[at] == (byte) 0xe2 && at + 2 < end) {
            return 0x2000 | (bytes[at + 1] & 0x3f) << 6 | bytes[at + 2] & 0x3f;
        }
        boolean escaped = bytes[at] == '\\' && bytes[at + 1] == 'u' && at + 6 <= end;
        return escaped ? unit(bytes, at + 2) : 0;
    }

    /// Four hexadecimal digits; what is none counts as 0.
    static int unit(byte[] bytes, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int octet = bytes[i];
            int letter = (octet | 0x20) - 'a';
            int digit = octet - '0';
            int nibble =
                    digit >= 0 && digit < 10 ? digit : letter >= 0 && letter < 6 ? letter + 10 : 0;
            value = value << 4 | nibble;
        }
        return value;
    }
}
