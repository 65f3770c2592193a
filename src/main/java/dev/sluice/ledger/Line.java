package dev.sluice.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds JSON objects, one a line, in a buffer that is used again. One thread.
///
/// A text takes at most [#TEXT] bytes on the line, longer ones end in `...`: with a dozen texts
/// from outside in a request line, none can push it over the 8 KB of observability.md section 6.
final class Line {

    static final int TEXT = 448;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ESCAPE = 6;

    private byte[] bytes = new byte[16 << 10];
    private int end;

    Line open() {
        put('{');
        return this;
    }

    Line text(String key, String value) {
        key(key);
        put('"');
        int plain = Math.min(plain(value), TEXT - LONGEST_ESCAPE - 3);
        copy(value, plain);
        if (plain < value.length()) {
            rest(value, plain);
        }
        put('"');
        return this;
    }

    private void rest(String value, int from) {
        int limit = end - from + TEXT - LONGEST_ESCAPE - 3;
        int at = from;
        while (at < value.length() && end <= limit) {
            int point = value.codePointAt(at);
            character(point);
            at += Character.charCount(point);
        }
        if (at < value.length()) {
            ascii("...");
        }
    }

    /// How many characters from the start need no escape: nearly always all of them.
    private static int plain(String value) {
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

    Line number(String key, long value) {
        key(key);
        ascii(Long.toString(value));
        return this;
    }

    /// Null below zero: unknown is not zero.
    Line known(String key, long value) {
        key(key);
        ascii(value < 0 ? "null" : Long.toString(value));
        return this;
    }

    /// Four decimals; null for NaN.
    ///
    /// @param value 0 to 1
    Line share(String key, double value) {
        key(key);
        if (Double.isNaN(value)) {
            ascii("null");
            return this;
        }
        long scaled = Math.round(value * 10_000);
        ascii(Long.toString(scaled / 10_000));
        put('.');
        ascii(Long.toString(10_000 + scaled % 10_000).substring(1));
        return this;
    }

    Line flag(String key, boolean value) {
        key(key);
        ascii(value ? "true" : "false");
        return this;
    }

    void close() {
        put('}');
        put('\n');
    }

    int size() {
        return end;
    }

    /// Writes and empties, even when writing fails.
    void to(OutputStream out) throws IOException {
        int size = end;
        end = 0;
        out.write(bytes, 0, size);
        out.flush();
    }

    private void key(String key) {
        if (bytes[end - 1] != '{') {
            put(',');
        }
        put('"');
        ascii(key);
        put('"');
        put(':');
    }

    /// Escapes what JSON must and what could forge a line or steer a terminal: C0 and C1 controls,
    /// DEL, the two Unicode line ends. A lone surrogate becomes U+FFFD.
    private void character(int point) {
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

    private void ascii(String text) {
        copy(text, text.length());
    }

    /// The deprecated method is the one that copies Latin-1 text in bulk and allocates nothing.
    @SuppressWarnings("deprecation")
    private void copy(String ascii, int length) {
        room(length);
        ascii.getBytes(0, length, bytes, end);
        end += length;
    }

    private void put(int value) {
        room(1);
        bytes[end++] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
    }
}
