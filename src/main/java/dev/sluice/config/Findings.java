package dev.sluice.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers problems and warnings while the configuration is read, and knows the line of every path.
/// One thread.
final class Findings {

    private final Places places = new Places();
    private final Map<String, String> written = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void place(String path, String file, int line) {
        places.add(path, new Place(file, line));
    }

    /// Remembers how a value was written: [#quote] shows that, as `60s` of a length, and never what
    /// was interpolated, which may be secret.
    void written(String path, String text) {
        written.put(path, text);
    }

    String quote(String path, Object value) {
        return "'" + Shown.clean(written.getOrDefault(path, value.toString())) + "'";
    }

    /// Tells that this item of a list was wrong, so that [#item] passes it over.
    void gap(String item) {
        places.gap(item);
    }

    /// The path of the index-th of those items of a list that were read.
    String item(String list, int index) {
        return places.item(list, index);
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

    /// A warning about a file that has no path.
    void warned(String file, String message) {
        warnings.add(new Problem(file, 0, "", message));
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
        return places.of(path);
    }

    /// Whether the key of this path was written, rightly or wrongly.
    boolean said(String path) {
        return places.said(path);
    }

    /// Whether nothing is wrong with this path or what is below it.
    boolean clean(String path) {
        return problems.stream().noneMatch(problem -> Places.within(problem.path(), path));
    }

    /// Takes over the lines of what was read with other findings.
    void adopt(Findings other, String parent) {
        places.adopt(other.places, parent);
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
}
