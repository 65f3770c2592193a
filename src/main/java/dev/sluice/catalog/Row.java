package dev.sluice.catalog;

import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Card.Modality;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// One line of `catalog.txt`: a pattern of names and the card they share. Columns are parted by
/// blanks; `?` is unknown. A pattern is lower case, `*` stands for any run of characters, and it
/// must end where a word of the name ends, so that `gpt-4` takes `gpt-4-0613` and neither `gpt-4o`
/// nor `gpt-4.1`. The facts are read when asked for: reading all of them would cost a cold start 20
/// ms, and a configuration needs a handful.
///
/// @param number of the line, from 1
record Row(String pattern, String line, int number) {

    private static final int COLUMNS = 10;
    private static final String UNKNOWN = "?";

    Row(String line, int number) {
        this(line.substring(0, Math.max(0, line.indexOf(' '))), line, number);
    }

    /// Whether the pattern takes the name, which is plain and in lower case.
    boolean matches(String name) {
        return matches(0, name, 0);
    }

    /// Literal characters: the more of them a pattern has, the more it knows of a name.
    int specificity() {
        int literal = 0;
        for (int i = 0; i < pattern.length(); i++) {
            literal += pattern.charAt(i) == '*' ? 0 : 1;
        }
        return literal;
    }

    /// Throws `IllegalStateException` that names the line when it cannot be read.
    Card card() {
        String[] columns = columns();
        try {
            return new Card(
                    Kind.valueOf(columns[1].toUpperCase(Locale.ROOT)),
                    tokens(columns[2]),
                    tokens(columns[3]),
                    modalities(columns[4]),
                    claim(columns[5]),
                    claim(columns[6]),
                    columns[7].equals(UNKNOWN) ? "" : columns[7],
                    columns[8].equals(UNKNOWN) ? Set.of() : Set.of(columns[8].split(",")));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("catalog.txt:%d: %s".formatted(number, line), e);
        }
    }

    /// Key of the source list in the file's head.
    String source() {
        return columns()[COLUMNS - 1];
    }

    private String[] columns() {
        StringTokenizer words = new StringTokenizer(line, " ");
        int count = words.countTokens();
        if (count != COLUMNS) {
            throw new IllegalStateException(
                    "catalog.txt:%d: %d columns where %d are needed"
                            .formatted(number, count, COLUMNS));
        }
        String[] columns = new String[count];
        for (int i = 0; i < count; i++) {
            columns[i] = words.nextToken();
        }
        return columns;
    }

    /// Backtracks, which is fine for names and patterns of our own, and only while loading.
    private boolean matches(int p, String name, int n) {
        if (p == pattern.length()) {
            return n == name.length() || "-:@_".indexOf(name.charAt(n)) >= 0;
        }
        if (pattern.charAt(p) == '*') {
            for (int rest = n; rest <= name.length(); rest++) {
                if (matches(p + 1, name, rest)) {
                    return true;
                }
            }
            return false;
        }
        return n < name.length()
                && name.charAt(n) == pattern.charAt(p)
                && matches(p + 1, name, n + 1);
    }

    private static int tokens(String column) {
        return column.equals(UNKNOWN) ? 0 : Integer.parseInt(column.replace("_", ""));
    }

    private static Set<Modality> modalities(String column) {
        Set<Modality> modalities = EnumSet.noneOf(Modality.class);
        if (!column.equals(UNKNOWN)) {
            for (String word : column.split(",")) {
                modalities.add(Modality.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        return modalities;
    }

    private static @Nullable Boolean claim(String column) {
        return switch (column) {
            case "yes" -> true;
            case "no" -> false;
            case UNKNOWN -> null;
            default -> throw new IllegalArgumentException(column + " is not yes, no or ?");
        };
    }
}
