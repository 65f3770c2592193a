package dev.sluice.ledger;

import java.io.IOException;
import java.io.OutputStream;

/// Builds JSON objects, one a line, in a buffer that is used again. One thread.
///
/// A text takes at most [#TEXT] bytes on the line, longer ones end in `...`: with a dozen texts
/// from outside in a request line, none can push it over the 8 KB of observability.md section 6.
final class Line {

    static final int TEXT = 448;

    private final LogText bytes = new LogText();

    Line open() {
        bytes.put('{');
        return this;
    }

    Line text(String key, String value) {
        key(key);
        bytes.put('"');
        int plain = Math.min(LogText.plain(value), TEXT - LogText.LONGEST_ESCAPE - 3);
        bytes.copy(value, plain);
        if (plain < value.length()) {
            rest(value, plain);
        }
        bytes.put('"');
        return this;
    }

    private void rest(String value, int from) {
        int limit = bytes.size() - from + TEXT - LogText.LONGEST_ESCAPE - 3;
        int at = from;
        while (at < value.length() && bytes.size() <= limit) {
            int point = value.codePointAt(at);
            bytes.character(point);
            at += Character.charCount(point);
        }
        if (at < value.length()) {
            bytes.ascii("...");
        }
    }

    Line number(String key, long value) {
        key(key);
        bytes.ascii(Long.toString(value));
        return this;
    }

    /// Null below zero: unknown is not zero.
    Line known(String key, long value) {
        key(key);
        bytes.ascii(value < 0 ? "null" : Long.toString(value));
        return this;
    }

    /// Four decimals; null for NaN.
    ///
    /// @param value 0 to 1
    Line share(String key, double value) {
        key(key);
        if (Double.isNaN(value)) {
            bytes.ascii("null");
            return this;
        }
        long scaled = Math.round(value * 10_000);
        bytes.ascii(Long.toString(scaled / 10_000));
        bytes.put('.');
        bytes.ascii(Long.toString(10_000 + scaled % 10_000).substring(1));
        return this;
    }

    Line flag(String key, boolean value) {
        key(key);
        bytes.ascii(value ? "true" : "false");
        return this;
    }

    void close() {
        bytes.put('}');
        bytes.put('\n');
    }

    int size() {
        return bytes.size();
    }

    /// Writes and empties, even when writing fails.
    void to(OutputStream out) throws IOException {
        bytes.to(out);
    }

    private void key(String key) {
        if (bytes.last() != '{') {
            bytes.put(',');
        }
        bytes.put('"');
        bytes.ascii(key);
        bytes.put('"');
        bytes.put(':');
    }
}
