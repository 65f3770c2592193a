package dev.sluice.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// How names and values are shown to people.
final class Shown {

    private static final int NAMES_SHOWN = 12;

    private Shown() {}

    /// One line, at most 80 characters, nothing that moves a terminal's cursor.
    static String clean(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }

    /// "did you mean" with the closest name, else all names.
    static String fix(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "none is defined";
        }
        int near = Math.max(1, (name.length() + 1) / 3);
        return known.stream()
                .filter(candidate ->
                        candidate.startsWith(name) || distance(name, candidate) <= near)
                .min(Comparator.comparing(candidate -> distance(name, candidate)))
                .map(closest -> "did you mean '" + closest + "'?")
                .orElseGet(() -> "known: " + names(known));
    }

    static String names(Collection<String> known) {
        String some = known.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        int more = known.size() - NAMES_SHOWN;
        return more > 0 ? some + " and " + more + " more" : some;
    }

    /// Levenshtein's, with a swap of neighbours as one step.
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }

    /// What stands below a provider may be its credential in the wrong place.
    static String node(Node node, String path) {
        if (!(node instanceof ScalarNode scalar)) {
            return "a list";
        }
        boolean secret = path.startsWith("providers.");
        return secret ? "'***'" : "'" + clean(scalar.getValue()) + "'";
    }
}
