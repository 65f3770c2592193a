package dev.sluice.catalog;

import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Card.Modality;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one [Row] states, fact by fact: a text until it is asked for as what it means. One use, one
/// thread.
final class Statements {

    private static final List<String> KNOWN =
            List.of(
                    ("active answers json-schema kind languages licence modalities note openness output parameters"
                                    + " price-cached-input price-input price-output reasoning refusal"
                                    + " release retires tools vllm window")
                            .split(" "));

    private final Shelf shelf;
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    Statements(Shelf shelf) {
        this.shelf = shelf;
    }

    /// Takes `name: value`; gives the name. Throws `IllegalStateException`, which names the line.
    String add(String line, int number) {
        int colon = line.indexOf(": ");
        String name = colon < 0 ? line : line.substring(0, colon);
        if (colon < 0 || !KNOWN.contains(name)) {
            throw shelf.wrong(number, line, "is no fact; known: " + String.join(", ", KNOWN));
        }
        if (said.put(name, line.substring(colon + 2).strip()) != null) {
            throw shelf.wrong(number, line, "says a fact twice; keep one");
        }
        lines.put(name, number);
        return name;
    }

    String text(String name) {
        return said.getOrDefault(name, "");
    }

    int tokens(String name) {
        return read(name, 0, value -> Integer.parseInt(value.replace("_", "")));
    }

    long count(String name) {
        return read(name, 0L, value -> Long.parseLong(value.replace("_", "")));
    }

    @Nullable Boolean claim(String name) {
        return read(name, null, Statements::bool);
    }

    /// What was said, read, or what holds when nothing was.
    private <T extends @Nullable Object> T read(String name, T unsaid, Function<String, T> reader) {
        String value = said.get(name);
        if (value == null) {
            return unsaid;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            String line = name + ": " + value;
            throw shelf.wrong(
                    lines.getOrDefault(name, 0), line, "cannot be read: " + e.getMessage());
        }
    }

    Openness openness() {
        return read("openness", Openness.UNKNOWN, value -> Openness.valueOf(constant(value)));
    }

    List<Kind> kinds() {
        return each("kind", word -> Kind.valueOf(constant(word)));
    }

    /// `modalities` or `answers`.
    Set<Modality> modalities(String name) {
        return Set.copyOf(each(name, word -> Modality.valueOf(constant(word))));
    }

    Set<String> languages() {
        return Set.copyOf(each("languages", word -> word));
    }

    private <T> List<T> each(String name, Function<String, T> word) {
        return read(name, List.of(), value -> Shelf.list(value).stream().map(word).toList());
    }

    /// Of USD; null when unsaid.
    @Nullable Long picos(String name) {
        return read(name, null, value -> Price.picos(new BigDecimal(value)));
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
