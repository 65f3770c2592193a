package dev.sluice.dialect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A cursor that finds its way through JSON bytes without building, checking or allocating
/// anything.
///
/// A walker of our own because it runs for every streamed frame: it looks at each byte once and
/// need not validate what the upstream wrote (performance.md section 5: a hand scanner is right for
/// SSE lines and the response tail). Input that is not JSON makes [#ok] false; it never reads
/// outside its range. One thread.
final class JsonWalk {

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long ESCAPES = ONES * '\\';

    byte[] a = new byte[0];
    int at;
    boolean ok;

    /// The member name last read by [#key], without quotes and still escaped.
    int keyStart;

    int keyEnd;

    private int end;

    void start(byte[] bytes, int from, int to) {
        a = bytes;
        at = from;
        end = to;
        ok = true;
        space();
    }

    boolean atEnd() {
        space();
        return ok && at == end;
    }

    /// Steps into an object or array; false, and past the value, when something else stands here.
    boolean enter(char bracket) {
        if (at < end && a[at] == bracket) {
            at++;
            return true;
        }
        skip();
        return false;
    }

    /// The next member of the object entered: true with the cursor on its value, false behind the
    /// closing brace.
    boolean key() {
        if (!more('}')) {
            return false;
        }
        keyStart = at + 1;
        string();
        keyEnd = at - 1;
        space();
        if (!ok || at >= end || a[at] != ':') {
            return fail();
        }
        at++;
        space();
        return at < end || fail();
    }

    /// The next element of the array entered: true with the cursor on it, false behind the closing
    /// bracket.
    boolean element() {
        return more(']');
    }

    private boolean more(char close) {
        space();
        if (ok && at < end && a[at] == ',') {
            at++;
            space();
        }
        if (!ok || at >= end) {
            return fail();
        }
        if (a[at] == close) {
            at++;
            return false;
        }
        return true;
    }

    private boolean fail() {
        ok = false;
        return false;
    }

    /// Passes over one value of any kind.
    void skip() {
        if (at >= end) {
            ok = false;
            return;
        }
        byte first = a[at];
        if (first == '"') {
            string();
        } else if (first == '{' || first == '[') {
            nested();
        } else {
            int start = at;
            while (at < end && a[at] != ',' && a[at] != '}' && a[at] != ']' && a[at] > ' ') {
                at++;
            }
            ok &= at > start;
        }
    }

    private void nested() {
        int depth = 0;
        while (ok && at < end) {
            byte b = a[at];
            if (b == '"') {
                string();
                continue;
            }
            at++;
            if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return;
            }
        }
        ok = false;
    }

    private void string() {
        if (at >= end || a[at] != '"') {
            ok = false;
            return;
        }
        int i = at + 1;
        while (ok) {
            while (i + Long.BYTES <= end && plain((long) EIGHT.get(a, i))) {
                i += Long.BYTES;
            }
            while (i < end && a[i] != '"' && a[i] != '\\') {
                i++;
            }
            ok = i < end;
            if (ok && a[i] == '"') {
                at = i + 1;
                return;
            }
            i += 2;
        }
    }

    /// Whether none of eight bytes is a quote or a backslash: a byte of the difference is zero only
    /// where they are equal, and only then does subtracting one borrow into a clear top bit.
    private static boolean plain(long eight) {
        long quote = eight ^ QUOTES;
        long escape = eight ^ ESCAPES;
        long zeros = (quote - ONES) & ~quote | (escape - ONES) & ~escape;
        return (zeros & TOPS) == 0;
    }

    private void space() {
        while (at < end && a[at] <= ' ' && a[at] >= 0) {
            at++;
        }
    }

    boolean keyIs(String name) {
        return keyEnd - keyStart == name.length() && is(keyStart, name);
    }

    boolean is(int from, String word) {
        int length = word.length();
        if (from + length > end) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (a[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
