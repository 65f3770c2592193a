package dev.sluice.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of log lines: texts on them can neither forge a line nor steer a terminal. One thread.
final class LogText {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    static final int LONGEST_ESCAPE = 6;

    private byte[] bytes = new byte[16 << 10];
    private int end;

    int size() {
        return end;
    }

    byte last() {
        return bytes[end - 1];
    }

    /// Writes and empties, even when writing fails.
    void to(OutputStream out) throws IOException {
        int size = end;
        end = 0;
        out.write(bytes, 0, size);
        out.flush();
    }

    /// How many characters from the start need no escape: nearly always all of them.
    static int plain(String value) {
        int length = value.length();
        int at = 0;
        while (at < length) {
            char c = value.charAt(at);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                return at;
            }
            at++;
        }
        return at;
    }

    /// Escapes what JSON must and what could forge a line or steer a terminal: C0 and C1 controls,
    /// DEL, the two Unicode line ends. A lone surrogate becomes U+FFFD.
    void character(int point) {
        if (point == '"' || point == '\\') {
            put('\\');
            put(point);
        } else if (point >= ' ' && point < 0x7f) {
            put(point);
        } else if (point < 0xa0 || point == 0x2028 || point == 0x2029) {
            escape(point);
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            utf8(0xfffd);
        } else {
            utf8(point);
        }
    }

    private void escape(int point) {
        ascii("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX[point >> shift & 0xf]);
        }
    }

    private void utf8(int point) {
        if (point < 0x800) {
            put(0xc0 | point >> 6);
        } else if (point < 0x10000) {
            put(0xe0 | point >> 12);
            put(0x80 | point >> 6 & 0x3f);
        } else {
            put(0xf0 | point >> 18);
            put(0x80 | point >> 12 & 0x3f);
            put(0x80 | point >> 6 & 0x3f);
        }
        put(0x80 | point & 0x3f);
    }

    void ascii(String text) {
        copy(text, text.length());
    }

    /// The deprecated method is the one that copies Latin-1 text in bulk and allocates nothing.
    @SuppressWarnings("deprecation")
    void copy(String ascii, int length) {
        room(length);
        ascii.getBytes(0, length, bytes, end);
        end += length;
    }

    void put(int value) {
        room(1);
        bytes[end++] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
    }
}
