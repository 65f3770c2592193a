package dev.sluice.catalog;

import dev.sluice.catalog.Sheet.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One vendor's file of the catalog, `catalog/VENDOR.yaml`: plain YAML of fixed indentation, one
/// fact a line, so that a change is one line of a diff. Reading it finds the rows and their
/// patterns; what a row says is read when asked for ([Row]), because a cold start needs a handful.
///
/// @param hosts where the vendor's own API is: the rows' prices are those of these hosts
final class Shelf {

    private static final Pattern SOURCE =
            Pattern.compile(
                    "  ([a-z0-9][a-z0-9.-]*): \\{ (?:url|document): (.+), read: (20\\d\\d-\\d\\d(?:-\\d\\d)?) }");

    private final String file;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Source> sources = new HashMap<>();
    private String vendor = "";
    private List<String> hosts = List.of();
    private String section = "";

    /// Throws `IllegalStateException`, which names file, line and what was found, for a line that
    /// does not belong there.
    Shelf(String file, String text) {
        this.file = file;
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.charAt(0) == '#' || line.startsWith("    ")) {
                continue;
            }
            if (line.charAt(0) != ' ') {
                top(line, i + 1);
            } else if (section.equals("sources:")) {
                source(line, i + 1);
            } else if (section.equals("models:")) {
                rows.add(Row.at(this, lines, i));
            } else {
                throw wrong(i + 1, line, "is below neither sources: nor models:");
            }
        }
    }

    String vendor() {
        return vendor;
    }

    List<Row> rows() {
        return rows;
    }

    /// Whether a host is the vendor's own.
    boolean owns(String host) {
        return hosts.stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
    }

    /// The source of a name, or of a name and a path below it: `models.dev/providers/x.toml`.
    Source source(String reference, int line, String text) {
        int slash = reference.indexOf('/');
        Source known = sources.get(slash < 0 ? reference : reference.substring(0, slash));
        if (known == null) {
            throw wrong(line, text, "names a source that the file's sources: lack");
        }
        return slash < 0
                ? known
                : new Source(known.where() + reference.substring(slash), known.read());
    }

    IllegalStateException wrong(int line, String found, String what) {
        return new IllegalStateException(
                "catalog/%s:%d: '%s' %s".formatted(file, line, found.strip(), what));
    }

    private void top(String line, int number) {
        if (line.startsWith("vendor: ")) {
            vendor = line.substring("vendor: ".length());
        } else if (line.startsWith("hosts: ")) {
            hosts = list(line.substring("hosts: ".length()));
        } else if (line.equals("sources:") || line.equals("models:")) {
            section = line;
        } else {
            throw wrong(number, line, "is none of vendor:, hosts:, sources:, models:");
        }
    }

    private void source(String line, int number) {
        Matcher parts = SOURCE.matcher(line);
        if (!parts.matches()) {
            throw wrong(
                    number,
                    line,
                    "is no source; write name: { url: https://..., read: 2026-11-21 }");
        }
        sources.put(parts.group(1), new Source(parts.group(2), parts.group(3)));
    }

    /// `[a, b]`, or one value.
    static List<String> list(String value) {
        String inner = value.startsWith("[") ? value.substring(1, value.length() - 1) : value;
        return List.of(inner.strip().split(", *"));
    }
}
