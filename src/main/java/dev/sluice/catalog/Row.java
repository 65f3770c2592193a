package dev.sluice.catalog;

import java.util.ArrayList;
import java.util.List;

/// Where one model stands in its vendor's file: its id, its patterns, and the lines of its facts.
///
/// @param patterns lower case; `*` stands for any run of characters. A pattern ends where a word of
///   the name ends, so that `gpt-4` takes `gpt-4-0613` and neither `gpt-4o` nor `gpt-4.1`; after
///   `$` only where the name ends: what others made of a base model has names that begin like it
/// @param body its first line below `facts:`
record Row(Shelf shelf, String id, List<String> patterns, Line body) {

    private static final char ANY = '*';
    private static final char END = '$';
    private static final String MATCH = "    match: ";
    private static final String FACTS = "    facts:";

    /// The row that begins at a line. Throws `IllegalStateException`, which names the line.
    static Row at(Shelf shelf, Line head) {
        String id = head.of(shelf.text());
        if (!id.endsWith(":")) {
            throw shelf.wrong(head.number(), id, "is no id; write two blanks, the id and a colon");
        }
        Line match = head.next(shelf.text());
        expect(shelf, match, MATCH, "belongs before this; write match: [pattern]");
        Line facts = match.next(shelf.text());
        expect(shelf, facts, FACTS, "belongs before this; write facts:");
        return new Row(
                shelf,
                id.substring(2, id.length() - 1),
                Shelf.list(match.of(shelf.text()).substring(MATCH.length())),
                facts.next(shelf.text()));
    }

    private static void expect(Shelf shelf, Line line, String start, String missing) {
        if (!line.says(shelf.text(), start)) {
            String found = line.of(shelf.text());
            throw shelf.wrong(line.number(), found, "'" + start.strip() + "' " + missing);
        }
    }

    /// The lines of its facts, up to the next row.
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        String text = shelf.text();
        for (Line line = body;
                line.start() < text.length() && line.says(text, "    ");
                line = line.next(text)) {
            lines.add(line);
        }
        return lines;
    }

    /// Literal characters of the longest pattern that takes the name, which is plain and in lower
    /// case; -1 when none does. The more of them, the more the row knows of the name.
    int fit(String name) {
        int best = -1;
        for (String pattern : patterns) {
            if (matches(pattern, 0, name, 0)) {
                best = Math.max(best, literal(pattern));
            }
        }
        return best;
    }

    /// Throws `IllegalStateException`, which names the line that cannot be read.
    Sheet sheet() {
        return new RowReader(this).sheet();
    }

    private static int literal(String pattern) {
        int literal = 0;
        for (int i = 0; i < pattern.length(); i++) {
            literal += pattern.charAt(i) == ANY || pattern.charAt(i) == END ? 0 : 1;
        }
        return literal;
    }

    /// Backtracks, which is fine for names and patterns of our own, and only while loading.
    private static boolean matches(String pattern, int p, String name, int n) {
        if (p == pattern.length()) {
            return n == name.length() || "-:@_".indexOf(name.charAt(n)) >= 0;
        }
        if (pattern.charAt(p) == END) {
            return n == name.length();
        }
        if (pattern.charAt(p) == ANY) {
            for (int rest = n; rest <= name.length(); rest++) {
                if (matches(pattern, p + 1, name, rest)) {
                    return true;
                }
            }
            return false;
        }
        return n < name.length()
                && name.charAt(n) == pattern.charAt(p)
                && matches(pattern, p + 1, name, n + 1);
    }
}
