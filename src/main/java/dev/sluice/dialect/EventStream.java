package dev.sluice.dialect;

import java.util.Arrays;

/// Splits server-sent events that arrive cut anywhere (openai-wire SSE-11, SSE-12): LF, CRLF and
/// lone CR, a BOM, comments, several `data:` lines per event. Holds back at most one unfinished
/// event, bounded, and looks at each byte once. Bytes are never decoded, so no character can be
/// broken. One thread.
final class EventStream {

    /// An event larger than this ends the stream: the default for text routes (openai-wire SSE-13),
    /// so that a 100 MB line is no 100 MB of heap.
    static final int LIMIT = 1 << 20;

    private static final int KEEP = 64 << 10;
    private static final byte[] BLANK_LINE = {'\n', '\n'};

    /// Receives each event that has data.
    interface Events {

        /// The payload is `[from, to)`. With `raw` it stands in the array exactly as `data:
        /// PAYLOAD\n\n`, so that those bytes may be passed on.
        void event(byte[] bytes, int from, int to, boolean raw, boolean error);
    }

    private final Events events;

    // The unfinished event, from its first byte; the offsets below are into it, or into the array
    // being split.
    private byte[] held = new byte[0];
    private int heldLength;
    private int scan;
    private int eventStart;
    private int line;
    private int dataStart = -1;
    private int dataEnd;
    private boolean error;

    // The payload of an event with several data lines, joined by LF.
    private byte[] joined = new byte[0];
    private int joinedLength;

    private boolean begun;
    private boolean overflown;

    EventStream(Events events) {
        this.events = events;
    }

    /// An event was larger than [#LIMIT]; nothing more will be read.
    boolean overflown() {
        return overflown;
    }

    void feed(byte[] bytes, int from, int to) {
        if (overflown) {
            return;
        }
        if (heldLength == 0) {
            scan = eventStart = line = from;
            split(bytes, to, false);
            if (eventStart < to) {
                rebase(bytes, to);
            }
        } else {
            hold(bytes, from, to);
            split(held, heldLength, false);
            rebase(held, heldLength);
        }
        if (heldLength + joinedLength > LIMIT) {
            overflown = true;
            held = joined = new byte[0];
        }
    }

    /// The upstream ended: a last event that lacks only its blank line is dispatched (openai-wire
    /// SSE-19).
    void finish() {
        if (heldLength > 0 && !overflown) {
            hold(BLANK_LINE, 0, BLANK_LINE.length);
            split(held, heldLength, true);
            heldLength = 0;
        }
    }

    private void hold(byte[] bytes, int from, int to) {
        int length = heldLength + to - from;
        if (held.length < length) {
            held = Arrays.copyOf(held, Math.max(length, 2 * held.length));
        }
        System.arraycopy(bytes, from, held, heldLength, to - from);
        heldLength = length;
    }

    /// Keeps what follows the last finished event, and moves the offsets along.
    private void rebase(byte[] bytes, int to) {
        int rest = to - eventStart;
        if (held.length < rest || rest == 0 && held.length > KEEP) {
            held = new byte[rest];
        }
        System.arraycopy(bytes, eventStart, held, 0, rest);
        heldLength = rest;
        scan -= eventStart;
        line -= eventStart;
        dataStart = dataStart < 0 ? -1 : dataStart - eventStart;
        dataEnd -= eventStart;
        eventStart = 0;
    }

    private void split(byte[] b, int to, boolean last) {
        if (!begun && to - eventStart >= 3) {
            begun = true;
            if (b[eventStart] == (byte) 0xEF
                    && b[eventStart + 1] == (byte) 0xBB
                    && b[eventStart + 2] == (byte) 0xBF) {
                scan = eventStart = line = eventStart + 3;
            }
        }
        int i = scan;
        for (; i < to; i++) {
            byte c = b[i];
            if (c != '\n' && c != '\r') {
                continue;
            }
            if (c == '\r' && i + 1 == to && !last) {
                break;
            }
            int next = c == '\r' && i + 1 < to && b[i + 1] == '\n' ? i + 2 : i + 1;
            if (i > line) {
                field(b, i);
            } else {
                dispatch(b, i);
                eventStart = next;
            }
            line = next;
            i = next - 1;
        }
        scan = i;
    }

    private void field(byte[] b, int lineEnd) {
        if (starts(b, line, lineEnd, "data:")) {
            int value = line + 5 < lineEnd && b[line + 5] == ' ' ? line + 6 : line + 5;
            if (dataStart >= 0 || joinedLength > 0) {
                join(b, dataStart, dataEnd);
                join(b, value, lineEnd);
                dataStart = -1;
            } else {
                dataStart = value;
                dataEnd = lineEnd;
            }
        } else if (starts(b, line, lineEnd, "event:")) {
            error = starts(b, Math.max(line, lineEnd - 5), lineEnd, "error");
        }
    }

    private void dispatch(byte[] b, int blank) {
        if (joinedLength > 0) {
            events.event(joined, 0, joinedLength, false, error);
        } else if (dataStart >= 0) {
            boolean raw =
                    dataStart - 6 == eventStart
                            && dataEnd + 1 == blank
                            && b[dataEnd] == '\n'
                            && b[blank] == '\n';
            events.event(b, dataStart, dataEnd, raw, error);
        }
        joinedLength = 0;
        dataStart = -1;
        error = false;
    }

    private void join(byte[] b, int from, int to) {
        if (from < 0) {
            return;
        }
        int gap = joinedLength > 0 ? 1 : 0;
        int length = joinedLength + gap + to - from;
        if (joined.length < length) {
            joined = Arrays.copyOf(joined, 2 * length);
        }
        if (gap > 0) {
            joined[joinedLength] = '\n';
        }
        System.arraycopy(b, from, joined, joinedLength + gap, to - from);
        joinedLength = length;
    }

    private static boolean starts(byte[] b, int from, int to, String word) {
        if (from + word.length() > to) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (b[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
