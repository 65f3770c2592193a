package dev.sluice.catalog;

import dev.sluice.catalog.Sheet.Source;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the facts of one [Row]: below each source, what it says. One use, one thread.
final class RowReader {

    private final Row row;
    private final Statements said;
    private final Set<String> named = new HashSet<>();
    private final LinkedHashMap<String, Source> sources = new LinkedHashMap<>();

    RowReader(Row row) {
        this.row = row;
        this.said = new Statements(row.shelf());
        Source source = null;
        for (Line at : row.lines()) {
            String line = at.of(row.shelf().text());
            if (line.startsWith("      ") && line.charAt(6) != ' ') {
                source = source(line, at.number());
            } else if (source == null || !line.startsWith("        ")) {
                throw row.shelf().wrong(at.number(), line, "stands below no source");
            } else {
                sources.put(said.add(line.strip(), at.number()), source);
            }
        }
        if (sources.isEmpty()) {
            throw row.shelf()
                    .wrong(row.body().number(), row.id(), "has no fact; write one below a source");
        }
    }

    private Source source(String line, int number) {
        String name = line.strip();
        if (!name.endsWith(":")) {
            throw row.shelf().wrong(number, line, "is no source; write its name and a colon");
        }
        if (!named.add(name)) {
            throw row.shelf().wrong(number, line, "names a source twice; put its facts together");
        }
        return row.shelf().source(name.substring(0, name.length() - 1), number, line);
    }

    Sheet sheet() {
        return new Sheet(
                row.id(),
                row.shelf().vendor(),
                row.patterns(),
                card(),
                new Sheet.Size(said.count("parameters"), said.count("active")),
                price(),
                new Sheet.Remarks(
                        said.text("reasoning"),
                        said.text("vllm"),
                        said.text("release"),
                        said.text("retires"),
                        said.text("refusal"),
                        said.text("note")),
                sources);
    }

    private Card card() {
        Openness open = said.openness();
        String licence = said.text("licence");
        return new Card(
                said.kinds(),
                open == Openness.UNKNOWN ? Openness.of(licence) : open,
                licence.isEmpty() && open == Openness.CLOSED ? "proprietary" : licence,
                new Card.Limits(said.tokens("window"), said.tokens("output")),
                new Card.Abilities(
                        said.modalities("modalities"),
                        said.modalities("answers"),
                        said.claim("tools"),
                        said.claim("json-schema")),
                said.languages(),
                false);
    }

    private @Nullable Price price() {
        Long input = said.picos("price-input");
        Long cached = said.picos("price-cached-input");
        Long output = said.picos("price-output");
        Source source = sources.get("price-input");
        if (input == null || source == null) {
            return null;
        }
        return new Price(
                input, cached == null ? input : cached, output == null ? 0 : output, source.read());
    }
}
