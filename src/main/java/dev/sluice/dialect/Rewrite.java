package dev.sluice.dialect;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/// Builds what goes on to the caller from what came in: untouched ranges are passed on without a
/// copy when nothing else is needed, edited events are copied once. One per transcript.
final class Rewrite {

    static final byte[] NOTHING = {};

    // What came in. `kept` is the range of it that is passed on as it stands, while nothing was
    // built.
    private byte[] source = NOTHING;
    private int from;
    private int to;
    private int keptStart;
    private int keptEnd;

    private byte[] out = NOTHING;
    private int length;

    private final Cuts cuts = new Cuts();

    static byte[] quoted(String text) {
        byte[] inner = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        byte[] all = Arrays.copyOf(inner, inner.length + 2);
        System.arraycopy(inner, 0, all, 1, inner.length);
        all[0] = all[all.length - 1] = '"';
        return all;
    }

    byte[] begin(Buffer buffer) {
        ByteBuf bytes = buffer.getByteBuf();
        if (bytes.hasArray()) {
            source = bytes.array();
            from = bytes.arrayOffset() + bytes.readerIndex();
            to = from + bytes.readableBytes();
        } else {
            source = buffer.getBytes();
            from = 0;
            to = source.length;
        }
        keptStart = keptEnd = length = 0;
        out = NOTHING;
        return source;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// What was gathered since [#begin]; ownership passes to the caller, and nothing is kept.
    Buffer take() {
        if (length > 0) {
            keepNothing();
        }
        Buffer ready = length > 0 ? wrap(out, 0, length) : wrap(source, keptStart, keptEnd);
        source = out = cuts.event = NOTHING;
        return ready;
    }

    private static Buffer wrap(byte[] bytes, int start, int end) {
        return start == end
                ? Buffer.buffer()
                : Buffer.buffer(Unpooled.wrappedBuffer(bytes, start, end - start));
    }

    void appendRange(byte[] bytes, int start, int end) {
        // An array equals nothing but itself, whatever it holds.
        Object array = bytes;
        if (length == 0 && array.equals(source) && (keptStart == keptEnd || keptEnd == start)) {
            keptStart = keptStart == keptEnd ? start : keptStart;
            keptEnd = end;
            return;
        }
        keepNothing();
        put(bytes, start, end);
    }

    void append(byte[] bytes) {
        appendRange(bytes, 0, bytes.length);
    }

    /// A payload as one line, whatever line ends it had: two `data:` lines break every SDK
    /// (openai-wire SSE-22). Line ends between JSON tokens mean nothing.
    void appendOneLine(byte[] bytes, int start, int end) {
        keepNothing();
        int at = length;
        put(bytes, start, end);
        oneLine(at);
    }

    private void oneLine(int at) {
        for (int i = at; i < length; i++) {
            if (out[i] == '\n' || out[i] == '\r') {
                out[i] = ' ';
            }
        }
        blankLine();
    }

    /// Begins an edited object, [#finish] or [#endEvent] ends it.
    void start(byte[] bytes, int start, int end) {
        cuts.start(bytes, start, end);
    }

    void replace(int start, int end, byte[] with) {
        cuts.add(start, end, with);
    }

    void cut(int start, int end) {
        cuts.add(start, end, null);
    }

    Buffer finish() {
        out = new byte[cuts.end - cuts.start + 64];
        length = 0;
        apply();
        return wrap(out, 0, length);
    }

    void endEvent() {
        keepNothing();
        int at = length;
        apply();
        oneLine(at);
    }

    private void apply() {
        int at = cuts.start;
        for (int i = 0; i < cuts.count; i++) {
            put(cuts.event, at, cuts.starts[i]);
            at = cuts.ends[i];
            byte[] with = cuts.replacements[i];
            if (with != null) {
                put(with, 0, with.length);
            } else {
                at = dropComma(at);
            }
        }
        put(cuts.event, at, cuts.end);
    }

    /// After a member was left out: its comma goes too, the one behind it or, for the last member,
    /// the one before.
    private int dropComma(int at) {
        int next = cuts.comma(at);
        if (next > at) {
            return next;
        }
        int last = length;
        while (last > 0 && out[last - 1] <= ' ') {
            last--;
        }
        if (last > 0 && out[last - 1] == ',') {
            length = last - 1;
        }
        return at;
    }

    private void blankLine() {
        room(2);
        out[length++] = '\n';
        out[length++] = '\n';
    }

    private void keepNothing() {
        if (keptEnd > keptStart) {
            int start = keptStart;
            keptStart = keptEnd;
            put(source, start, keptEnd);
        }
        keptStart = keptEnd = 0;
    }

    private void put(byte[] bytes, int start, int end) {
        room(end - start);
        System.arraycopy(bytes, start, out, length, end - start);
        length += end - start;
    }

    private void room(int more) {
        if (out.length < length + more) {
            out =
                    Arrays.copyOf(
                            out,
                            Math.max(
                                    length + more + 64, Math.max(to - from + 128, 2 * out.length)));
        }
    }
}
