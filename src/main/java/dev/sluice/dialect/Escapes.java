package dev.sluice.dialect;

import java.nio.charset.StandardCharsets;

/// What stands behind a backslash in a JSON string (RFC 8259 section 7).
final class Escapes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Escapes() {}

    /// A byte of a text as a string may hold it.
    static void write(Bytes out, byte b) {
        if (b == '"' || b == '\\') {
            out.put((byte) '\\');
            out.put(b);
        } else if (b >= ' ' || b < 0) {
            out.put(b);
        } else {
            out.put("\\u00");
            out.put(HEX[b >> 4]);
            out.put(HEX[b & 15]);
        }
    }

    /// Writes what an escape means, and gives the place behind it.
    ///
    /// @param at the place behind the backslash
    static int read(Bytes out, byte[] a, int at, int end) {
        byte kind = at < end ? a[at] : 0;
        if (kind != 'u') {
            int plain = "nrtbf".indexOf(kind);
            out.put(plain < 0 ? kind : (byte) "\n\r\t\b\f".charAt(plain));
            return at + 1;
        }
        char first = unit(a, at, end);
        char second = Character.isHighSurrogate(first) ? unit(a, at + 6, end) : 0;
        boolean pair = Character.isLowSurrogate(second) && a[at + 5] == '\\';
        String text = pair ? "" + first + second : "" + first;
        out.put(text.getBytes(StandardCharsets.UTF_8));
        return Math.min(end, at + (pair ? 11 : 5));
    }

    /// The UTF-16 unit of an escape whose `u` is at the place given; 0 when none fits there.
    private static char unit(byte[] a, int u, int end) {
        int unit = 0;
        for (int i = u + 1; i < u + 5; i++) {
            unit = 16 * unit + (i < end ? Math.max(0, Character.digit(a[i], 16)) : 0);
        }
        return (char) unit;
    }
}
