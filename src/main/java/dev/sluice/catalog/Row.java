package dev.sluice.catalog;

import java.util.List;

/// Where one model stands in its vendor's file: its id, its patterns, and the lines of its facts.
///
/// @param patterns lower case; `*` stands for any run of characters. A pattern ends where a word of
///   the name ends, so that `gpt-4` takes `gpt-4-0613` and neither `gpt-4o` nor `gpt-4.1`; after
///   `$` only where the name ends: what others made of a base model has names that begin like it
/// @param facts its lines below `facts:`
/// @param number of the first of these lines, from 1
record Row(Shelf shelf, String id, List<String> patterns, List<String> facts, int number) {

    private static final char ANY = '*';
    private static final char END = '$';
    private static final String MATCH = "    match: ";
    private static final String FACTS = "    facts:";

    /// The row that begins at a line. Throws `IllegalStateException`, which names the line.
    static Row at(Shelf shelf, List<String> lines, int start) {
        String head = lines.get(start);
        if (!head.matches("  \\S.*:")) {
            throw shelf.wrong(start + 1, head, "is no id; write two blanks, the id and a colon");
        }
        expect(shelf, lines, start + 1, MATCH, "belongs before this; write match: [pattern]");
        expect(shelf, lines, start + 2, FACTS, "belongs before this; write facts:");
        int end = start + 3;
        while (end < lines.size() && lines.get(end).startsWith("      ")) {
            end++;
        }
        return new Row(
                shelf,
                head.substring(2, head.length() - 1),
                Shelf.list(lines.get(start + 1).substring(MATCH.length())),
                lines.subList(start + 3, end),
                start + 4);
    }

    private static void expect(
            Shelf shelf, List<String> lines, int at, String start, String missing) {
        String line = at < lines.size() ? lines.get(at) : "";
        if (!line.startsWith(start)) {
            throw shelf.wrong(at + 1, line, "'" + start.strip() + "' " + missing);
        }
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
