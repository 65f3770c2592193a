package dev.sluice.dialect;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON being written, as bytes. Ranges of other JSON are copied as they stand, so that no text is
/// decoded on its way. One thread.
final class Bytes {

    private byte[] bytes;
    private int length;

    Bytes(int room) {
        bytes = new byte[room];
    }

    int length() {
        return length;
    }

    /// Forgets what follows a length it once had.
    void cut(int length) {
        this.length = length;
    }

    byte[] take() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /// The bytes themselves; nothing may be written afterwards.
    Buffer buffer() {
        return length == 0
                ? Buffer.buffer()
                : Buffer.buffer(Unpooled.wrappedBuffer(bytes, 0, length));
    }

    /// A text as it is, mostly ASCII.
    Bytes put(String text) {
        int end = text.length();
        room(end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                return put(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    Bytes put(byte[] from) {
        return put(from, 0, from.length);
    }

    Bytes put(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
        return this;
    }

    Bytes put(Bytes other) {
        return put(other.bytes, 0, other.length);
    }

    /// A payload as one line: two `data:` lines break every SDK (openai-wire SSE-22).
    Bytes line(byte[] payload, int start, int end) {
        int at = length;
        return put(payload, start, end).oneLine(at);
    }

    /// Takes the line ends out of what was written since: between tokens they mean nothing.
    Bytes oneLine(int since) {
        for (int i = since; i < length; i++) {
            bytes[i] = bytes[i] == '\n' || bytes[i] == '\r' ? (byte) ' ' : bytes[i];
        }
        return this;
    }

    Bytes put(long number) {
        return put(Long.toString(number));
    }

    /// A value as it was written.
    Bytes put(Value value) {
        return put(value.a, value.from, value.to);
    }

    /// The inside of a string as it was written, escapes and all.
    Bytes inside(Value string) {
        return put(string.a, string.from + 1, string.to - 1);
    }

    /// A comma, unless an opening bracket stands before.
    Bytes comma() {
        byte last = length == 0 ? (byte) '[' : bytes[length - 1];
        return last == '[' || last == '{' ? this : put(",");
    }

    Bytes quoted(String text) {
        return put("\"").put(JsonStringEncoder.getInstance().quoteAsUTF8(text)).put("\"");
    }

    /// The inside of a string; nothing of anything else.
    Bytes words(Value said) {
        return said.says() ? inside(said) : this;
    }

    /// A string with this inside; null when there is none.
    Bytes string(Bytes inside) {
        return inside.length == 0 ? put("null") : put("\"").put(inside).put("\"");
    }

    /// JSON as the inside of a string.
    Bytes escaped(byte[] json, int start, int end) {
        for (int i = start; i < end; i++) {
            Escapes.write(this, json[i]);
        }
        return this;
    }

    /// What a string means, in UTF-8. Half of a surrogate pair becomes `?`.
    Bytes unescaped(Value string) {
        byte[] a = string.a;
        int end = string.to - 1;
        for (int i = string.from + 1; i < end; ) {
            int plain = i;
            while (i < end && a[i] != '\\') {
                i++;
            }
            put(a, plain, i);
            if (i < end) {
                i = Escapes.read(this, a, i + 1, end);
            }
        }
        return this;
    }

    void put(byte one) {
        room(1);
        bytes[length++] = one;
    }

    private void room(int more) {
        if (bytes.length < length + more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
