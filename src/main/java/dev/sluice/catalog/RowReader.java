package dev.sluice.catalog;

import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Card.Modality;
import dev.sluice.catalog.Sheet.Source;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the facts of one [Row]: below each source, what it says. One use, one thread.
final class RowReader {

    private static final List<String> KNOWN =
            List.of(
                    ("active json-schema kind languages licence modalities note openness output parameters"
                                    + " price-cached-input price-input price-output reasoning refusal"
                                    + " release retires tools vllm window")
                            .split(" "));

    private final Row row;
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private final LinkedHashMap<String, Source> sources = new LinkedHashMap<>();

    RowReader(Row row) {
        this.row = row;
        Source source = null;
        for (Shelf.Line at : row.lines()) {
            String line = at.of(row.shelf().text());
            if (line.startsWith("      ") && line.charAt(6) != ' ') {
                source = source(line, at.number());
            } else if (source == null || !line.startsWith("        ")) {
                throw row.shelf().wrong(at.number(), line, "stands below no source");
            } else {
                fact(line.strip(), at.number(), source);
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

    private void fact(String line, int number, Source source) {
        int colon = line.indexOf(": ");
        String name = colon < 0 ? line : line.substring(0, colon);
        if (colon < 0 || !KNOWN.contains(name)) {
            throw row.shelf().wrong(number, line, "is no fact; known: " + String.join(", ", KNOWN));
        }
        if (said.put(name, line.substring(colon + 2).strip()) != null) {
            throw row.shelf().wrong(number, line, "says a fact twice; keep one");
        }
        lines.put(name, number);
        sources.put(name, source);
    }

    Sheet sheet() {
        return new Sheet(
                row.id(),
                row.shelf().vendor(),
                row.patterns(),
                card(),
                new Sheet.Size(count("parameters"), count("active")),
                price(),
                new Sheet.Remarks(
                        text("reasoning"),
                        text("vllm"),
                        text("release"),
                        text("retires"),
                        text("refusal"),
                        text("note")),
                sources);
    }

    private Card card() {
        Openness open = said("openness", Openness.UNKNOWN, RowReader::openness);
        String licence = text("licence");
        return new Card(
                said("kind", List.of(), RowReader::kinds),
                open == Openness.UNKNOWN ? Openness.of(licence) : open,
                licence.isEmpty() && open == Openness.CLOSED ? "proprietary" : licence,
                new Card.Limits(tokens("window"), tokens("output")),
                new Card.Abilities(
                        said("modalities", Set.of(), RowReader::modalities),
                        claim("tools"),
                        claim("json-schema")),
                Set.copyOf(said("languages", List.of(), Shelf::list)),
                false);
    }

    private @Nullable Price price() {
        Long input = said("price-input", null, RowReader::picos);
        Source source = sources.get("price-input");
        if (input == null || source == null) {
            return null;
        }
        return new Price(
                input,
                said("price-cached-input", input, RowReader::picos),
                said("price-output", 0L, RowReader::picos),
                source.read());
    }

    private String text(String name) {
        return said.getOrDefault(name, "");
    }

    private int tokens(String name) {
        return said(name, 0, value -> Integer.parseInt(value.replace("_", "")));
    }

    private long count(String name) {
        return said(name, 0L, value -> Long.parseLong(value.replace("_", "")));
    }

    private @Nullable Boolean claim(String name) {
        return said(name, null, RowReader::bool);
    }

    /// What was said, read, or what holds when nothing was.
    private <T extends @Nullable Object> T said(String name, T unsaid, Function<String, T> read) {
        String value = said.get(name);
        if (value == null) {
            return unsaid;
        }
        try {
            return read.apply(value);
        } catch (IllegalArgumentException e) {
            String line = name + ": " + value;
            throw row.shelf()
                    .wrong(lines.getOrDefault(name, 0), line, "cannot be read: " + e.getMessage());
        }
    }

    private static Openness openness(String value) {
        return Openness.valueOf(constant(value));
    }

    private static List<Kind> kinds(String value) {
        return Shelf.list(value).stream().map(word -> Kind.valueOf(constant(word))).toList();
    }

    private static Set<Modality> modalities(String value) {
        Set<Modality> modalities = EnumSet.noneOf(Modality.class);
        Shelf.list(value).forEach(word -> modalities.add(Modality.valueOf(constant(word))));
        return modalities;
    }

    private static Long picos(String usd) {
        return Price.picos(new BigDecimal(usd));
    }

    private static Boolean bool(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("write true or false");
        };
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
