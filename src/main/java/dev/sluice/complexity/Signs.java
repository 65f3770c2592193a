package dev.sluice.complexity;

/// Counts what is neither letter nor digit: the marks of maths, code, lists and questions. One
/// thread, one text.
final class Signs {

    int lines = 1;
    int operators;
    int latex;
    int fences;
    int braces;
    int questions;
    int items;

    private int ticks;
    private boolean lineStart = true;

    /// Letters or digits came.
    void word() {
        ticks = 0;
        lineStart = false;
    }

    /// An ASCII sign or blank.
    void take(int glyph) {
        ticks = glyph == '`' ? ticks + 1 : 0;
        if (glyph == ' ') {
            return;
        }
        fences += ticks == 3 ? 1 : 0;
        mark(glyph);
        lineStart = glyph == '\n';
    }

    private void mark(int glyph) {
        switch (glyph) {
            case '\n' -> lines++;
            case '?' -> questions++;
            case '\\', '$' -> latex++;
            case '{', '}', '[', ']', ';' -> braces++;
            case '-', '*' -> {
                items += lineStart ? 1 : 0;
                operators += lineStart ? 0 : 1;
            }
            case '+', '/', '=', '<', '>', '^', '%' -> operators++;
            default -> {}
        }
    }

    /// A sign outside ASCII.
    void foreign(int glyph) {
        questions += glyph == 0xff1f ? 1 : 0;
        operators += glyph >= 0x2200 && glyph <= 0x22ff ? 1 : 0;
    }
}
