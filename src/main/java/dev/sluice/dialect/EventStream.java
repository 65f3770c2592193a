package dev.sluice.dialect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits server-sent events that arrive cut anywhere (openai-wire SSE-11, SSE-12): LF, CRLF and
/// lone CR, a BOM, comments, several `data:` lines per event. Holds back at most one unfinished
/// event, bounded (SSE-13), and looks at each byte once. Bytes are never decoded, so no character
/// can be broken. One thread.
final class EventStream {

    private static final int KEEP = 64 << 10;
    private static final byte[] BLANK_LINE = {'\n', '\n'};

    /// Receives each event that has data.
    interface Events {

        /// The payload is `[from, to)`. With `raw` it stands in the array exactly as `data:
        /// PAYLOAD\n\n`, so that those bytes may be passed on.
        void event(byte[] bytes, int from, int to, boolean raw, boolean error);
    }

    private final Events events;
    private final int limit;

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

    private final Joined joined = new Joined();
    private boolean begun;
    private boolean overflown;

    /// Of text.
    EventStream(Events events) {
        this(events, EventLimit.TEXT);
    }

    /// @param limit bytes of one event: a larger one ends the stream
    EventStream(Events events, int limit) {
        this.events = events;
        this.limit = limit;
    }

    /// What is said of an event that was larger than its limit, after which nothing is read; null
    /// while none was.
    @Nullable Complaint overflow() {
        return overflown ? Complaint.protocol("an event is larger than " + limit + " bytes") : null;
    }

    /// Bytes of the unfinished event.
    int held() {
        return heldLength + joined.length();
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
        if (held() > limit) {
            overflown = true;
            held = new byte[0];
            heldLength = 0;
            joined.clear();
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
            held = Arrays.copyOf(held, Math.max(length, Math.min(2 * held.length, limit)));
        }
        System.arraycopy(bytes, from, held, heldLength, to - from);
        heldLength = length;
    }

    /// Keeps what follows the last finished event, and moves the offsets along.
    private void rebase(byte[] bytes, int to) {
        int rest = to - eventStart;
        boolean unmoved = eventStart == 0 && rest == heldLength;
        if (unmoved) {
            return;
        }
        if (held.length < rest || held.length > KEEP && rest < held.length / 2) {
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
            if (dataStart >= 0 || joined.length() > 0) {
                if (dataStart >= 0) {
                    joined.add(b, dataStart, dataEnd);
                }
                joined.add(b, value, lineEnd);
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
        if (joined.length() > 0) {
            events.event(joined.bytes(), 0, joined.length(), false, error);
        } else if (dataStart >= 0) {
            boolean raw =
                    dataStart - 6 == eventStart
                            && dataEnd + 1 == blank
                            && b[dataEnd] == '\n'
                            && b[blank] == '\n';
            events.event(b, dataStart, dataEnd, raw, error);
        }
        joined.clear();
        dataStart = -1;
        error = false;
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
