package dev.sluice.dialect;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds what goes on to the caller from what came in: untouched ranges are passed on without a
/// copy when nothing else is needed, edited events are copied once. One per transcript.
final class Rewrite {

    private static final int EDITS = 3;

    // What came in. `kept` is the range of it that is passed on as it stands, while nothing was
    // built.
    private byte[] source = {};
    private int from;
    private int to;
    private int keptStart;
    private int keptEnd;

    private byte[] out = {};
    private int length;

    // The event being edited; edits are few, sorted by offset when it ends. A null replacement cuts
    // a member out.
    private byte[] event = {};
    private int eventStart;
    private int eventEnd;
    private final int[] starts = new int[EDITS];
    private final int[] ends = new int[EDITS];
    private final byte @Nullable [][] replacements = new byte[EDITS][];
    private int edits;

    static byte[] quoted(String text) {
        byte[] inner = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        byte[] all = Arrays.copyOf(inner, inner.length + 2);
        System.arraycopy(inner, 0, all, 1, inner.length);
        all[0] = all[all.length - 1] = '"';
        return all;
    }

    void begin(Buffer buffer) {
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
        out = new byte[0];
    }

    byte[] source() {
        return source;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// What was gathered since [#begin]; ownership passes to the caller.
    Buffer take() {
        if (length == 0) {
            return wrap(source, keptStart, keptEnd);
        }
        keepNothing();
        return wrap(out, 0, length);
    }

    private static Buffer wrap(byte[] bytes, int start, int end) {
        return start == end
                ? Buffer.buffer()
                : Buffer.buffer(Unpooled.wrappedBuffer(bytes, start, end - start));
    }

    void appendRange(byte[] bytes, int start, int end) {
        if (bytes == source && length == 0 && (keptStart == keptEnd || keptEnd == start)) {
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
        for (int i = at; i < length; i++) {
            if (out[i] == '\n' || out[i] == '\r') {
                out[i] = ' ';
            }
        }
        blankLine();
    }

    /// Begins an edited object, [#finish] or [#endEvent] ends it.
    void start(byte[] bytes, int start, int end) {
        event = bytes;
        eventStart = start;
        eventEnd = end;
        edits = 0;
    }

    void replace(int start, int end, byte[] with) {
        edit(start, end, with);
    }

    void cut(int start, int end) {
        edit(start, end, null);
    }

    private void edit(int start, int end, byte @Nullable [] with) {
        int i = edits++;
        for (; i > 0 && starts[i - 1] > start; i--) {
            starts[i] = starts[i - 1];
            ends[i] = ends[i - 1];
            replacements[i] = replacements[i - 1];
        }
        starts[i] = start;
        ends[i] = end;
        replacements[i] = with;
    }

    Buffer finish() {
        out = new byte[eventEnd - eventStart + 64];
        length = 0;
        apply();
        return wrap(out, 0, length);
    }

    void endEvent() {
        keepNothing();
        int at = length;
        apply();
        for (int i = at; i < length; i++) {
            if (out[i] == '\n' || out[i] == '\r') {
                out[i] = ' ';
            }
        }
        blankLine();
    }

    private void apply() {
        int at = eventStart;
        for (int i = 0; i < edits; i++) {
            put(event, at, starts[i]);
            at = ends[i];
            byte[] with = replacements[i];
            if (with != null) {
                put(with, 0, with.length);
            } else {
                at = dropComma(at);
            }
        }
        put(event, at, eventEnd);
    }

    /// After a member was left out: its comma goes too, the one behind it or, for the last member,
    /// the one before.
    private int dropComma(int at) {
        int next = at;
        while (next < eventEnd && event[next] <= ' ') {
            next++;
        }
        if (next < eventEnd && event[next] == ',') {
            return next + 1;
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
