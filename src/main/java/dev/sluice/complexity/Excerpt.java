package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Glyphs;

/// The latest human turn as a text of bounded length, for signals that read words. Made only inside
/// the band.
final class Excerpt {

    /// Of each end, in code points (routing-quality.md 5.2: the scored view).
    private static final int END = 2_048;

    private Excerpt() {}

    /// Empty when there is no human turn.
    static String of(Ask ask) {
        Glyphs glyphs = ask.text().glyphs();
        StringBuilder head = new StringBuilder();
        int[] tail = new int[END];
        int count = 0;
        for (int glyph = glyphs.next(); glyph >= 0; glyph = glyphs.next()) {
            if (count < END) {
                head.appendCodePoint(glyph);
            } else {
                tail[count % END] = glyph;
            }
            count++;
        }
        if (count > 2 * END) {
            head.append("\n[...]\n");
        }
        for (int i = Math.max(END, count - END); i < count; i++) {
            head.appendCodePoint(tail[i % END]);
        }
        return head.toString();
    }

    /// As a JSON string, which no text can end.
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(c -> {
                    if (c == '"' || c == '\\') {
                        json.append('\\').append((char) c);
                    } else if (c < ' ') {
                        json.append("\\u%04x".formatted(c));
                    } else {
                        json.append((char) c);
                    }
                });
        return json.append('"').toString();
    }
}
