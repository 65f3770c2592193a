package dev.sluice.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Gathers problems and warnings while the configuration is read, and knows the line of every path.
/// One thread.
final class Findings {

    private static final int NAMES_SHOWN = 12;

    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    record Place(String file, int line) {

        static final Place NOWHERE = new Place("", 0);
    }

    void place(String path, String file, int line) {
        places.putIfAbsent(path, new Place(file, line));
    }

    /// Remembers how an interpolated value was written: [#quote] shows that, never the value, which
    /// may be secret.
    void written(String path, String text) {
        written.put(path, text);
    }

    String quote(String path, Object value) {
        return "'" + Shown.clean(written.getOrDefault(path, value.toString())) + "'";
    }

    void problem(String path, String message) {
        add(problems, path, message);
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    /// A problem of a file that has no path.
    void problem(String file, int line, String message) {
        problem(new Problem(file, line, "", message));
    }

    void warning(String path, String message) {
        add(warnings, path, message);
    }

    /// A name that stands for nothing.
    void unknown(String path, String name, String what, Collection<String> known) {
        problem(path, quote(path, name) + " is not " + what + "; " + Shown.fix(name, known));
    }

    /// Where a path stands, or the closest thing around it.
    Place place(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Place place = places.get(at);
            if (place != null) {
                return place;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return Place.NOWHERE;
    }

    /// Whether the key of this path was written, rightly or wrongly.
    boolean said(String path) {
        return places.containsKey(path);
    }

    /// Whether nothing is wrong with this path or what is below it.
    boolean clean(String path) {
        return problems.stream().noneMatch(problem -> within(problem.path(), path));
    }

    private static boolean within(String path, String parent) {
        return path.startsWith(parent)
                && (path.length() == parent.length()
                        || ".[".indexOf(path.charAt(parent.length())) >= 0);
    }

    /// Takes over the lines of what was read with other findings.
    void adopt(Findings other, String parent) {
        other.places.forEach((path, place) -> {
            if (within(path, parent)) {
                places.putIfAbsent(path, place);
            }
        });
    }

    boolean clean() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return sorted(problems);
    }

    List<Problem> warnings() {
        return sorted(warnings);
    }

    private void add(List<Problem> to, String path, String message) {
        Place place = place(path);
        to.add(new Problem(place.file(), place.line(), path, message));
    }

    private static List<Problem> sorted(List<Problem> found) {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
                .toList();
    }

    /// How names and values are shown to people.
    static final class Shown {

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
    }
}
