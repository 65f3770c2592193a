package dev.sluice.ask;

import java.util.Arrays;
import java.util.regex.Pattern;

/// What tools gave since a human spoke last, and whether the model ran against one wall before
/// that: three results in a row that are the same error (routing-quality.md section 8). Compares
/// bytes where they lie and copies none; only a third equal result is read. One per request.
final class ToolLoop {

    private static final int ENOUGH = 3;

    /// Characters at the beginning of a result in which an error names itself (chosen).
    private static final int HEAD = 1_024;

    /// For the form of chat in which a result does not say that its tool failed. A count of none is
    /// no error.
    private static final Pattern ERROR =
            Pattern.compile(
                    "(?<!\\b(?:no|0|without)[ _])(?:error|exception|traceback|fail(?:ed|ure)|timed out"
                            + "|not found|no such|denied|not permitted)|오류|에러|실패",
                    Pattern.CASE_INSENSITIVE);

    private int results;
    private int start;
    private int end;
    private boolean failed;
    private int lastStart;
    private int lastEnd;
    private int same;
    private boolean wall;
    private boolean stuck;

    Content.Loop told(int tools) {
        return new Content.Loop(tools, results, stuck);
    }

    /// What may be a result begins.
    void begins() {
        start = 0;
        end = 0;
        failed = false;
    }

    /// Where its content lies.
    void lies(int from, int to) {
        start = from;
        end = to;
    }

    /// It says itself that its tool failed.
    void fails(boolean itself) {
        failed |= itself;
    }

    /// It was one.
    void result(byte[] bytes) {
        results++;
        boolean again = Arrays.equals(bytes, lastStart, lastEnd, bytes, start, end);
        same = again ? same + 1 : 1;
        wall |= same == ENOUGH && (failed || tellsError(bytes));
        lastStart = start;
        lastEnd = end;
        begins();
    }

    private boolean tellsError(byte[] bytes) {
        Glyphs glyphs = new Glyphs(bytes, new int[] {start, end});
        StringBuilder head = new StringBuilder(HEAD);
        for (int glyph = glyphs.next(); glyph >= 0 && head.length() < HEAD; glyph = glyphs.next()) {
            head.appendCodePoint(glyph);
        }
        return ERROR.matcher(head).find();
    }

    /// The turn was a human's: all results lie before it.
    void spoken() {
        stuck = wall;
        wall = false;
        results = 0;
        same = 0;
    }
}
