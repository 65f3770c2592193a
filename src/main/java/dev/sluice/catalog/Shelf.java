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
final class Shelf {

    private static final Pattern SOURCE =
            Pattern.compile("\\{ (?:url|document): (.+), read: (20\\d\\d-\\d\\d(?:-\\d\\d)?) }");

    private final String file;
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Line> sources = new HashMap<>();
    private String vendor = "";

    /// Where the vendor's own API is: the rows' prices are those of these hosts.
    private List<String> hosts = List.of();

    private String section = "";

    /// Throws `IllegalStateException`, which names file, line and what was found, for a line that
    /// does not belong there.
    Shelf(String file, String text) {
        this.file = file;
        this.text = text;
        for (Line line = new Line(0, 1); line.start() < text.length(); line = line.next(text)) {
            if (!line.says(text, "    ") && !line.says(text, "#") && !line.says(text, "\n")) {
                shallow(line);
            }
        }
    }

    private void shallow(Line line) {
        String said = line.of(text);
        if (said.charAt(0) != ' ') {
            top(said, line.number());
        } else if (section.equals("sources:") && said.indexOf(": ") > 2) {
            sources.put(said.substring(2, said.indexOf(": ")), line);
        } else if (section.equals("models:")) {
            rows.add(Row.at(this, line));
        } else {
            throw wrong(line.number(), said, "is no source and no model; write name: { ... }");
        }
    }

    String text() {
        return text;
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
    Source source(String reference, int line, String found) {
        int slash = reference.indexOf('/');
        Line said = sources.get(slash < 0 ? reference : reference.substring(0, slash));
        if (said == null) {
            throw wrong(line, found, "names a source that the file's sources: lack");
        }
        String whole = said.of(text);
        Matcher parts = SOURCE.matcher(whole.substring(whole.indexOf(": ") + 2));
        if (!parts.matches()) {
            throw wrong(
                    said.number(),
                    whole,
                    "is no source; write name: { url: https://..., read: 2026-11-21 }");
        }
        String below = slash < 0 ? "" : reference.substring(slash);
        return new Source(parts.group(1) + below, parts.group(2));
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

    /// `[a, b]`, or one value.
    static List<String> list(String value) {
        String inner = value.startsWith("[") ? value.substring(1, value.length() - 1) : value;
        List<String> parts = new ArrayList<>();
        for (int from = 0; from <= inner.length(); ) {
            int comma = inner.indexOf(',', from);
            int end = comma < 0 ? inner.length() : comma;
            parts.add(inner.substring(from, end).strip());
            from = end + 1;
        }
        return parts;
    }
}
