package dev.sluice.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Facts about models by their upstream name, shipped with the product in `catalog/`, a file per
/// vendor, each fact with its source. Read once, at start; immutable afterwards. Looked up while
/// configuration loads, never per call.
public final class Catalog {

    private static final String FOLDER = "/catalog/";

    /// The files of the folder, one a line: a jar cannot be listed.
    private static final String INDEX = "index.txt";

    private final List<Row> rows = new ArrayList<>();

    /// Reads the shipped facts.
    public Catalog() {
        for (String file : text(INDEX).split("\n")) {
            rows.addAll(new Shelf(file, text(file)).rows());
        }
    }

    /// The facts of the most specific pattern that matches, or [Card#UNKNOWN].
    public Card card(String upstream) {
        Row row = row(upstream);
        return row == null ? Card.UNKNOWN : row.sheet().card();
    }

    /// All that is known under a name, or null.
    public @Nullable Sheet sheet(String upstream) {
        Row row = row(upstream);
        return row == null ? null : row.sheet();
    }

    /// What the model's own maker charges, when all addresses are the maker's, or null. Anybody
    /// else who serves the same weights has prices of his own.
    public @Nullable Price price(String upstream, List<URI> addresses) {
        Row row = row(upstream);
        if (row == null || addresses.isEmpty()) {
            return null;
        }
        boolean own =
                addresses.stream()
                        .map(URI::getHost)
                        .allMatch(host -> host != null && row.shelf().owns(host));
        return own ? row.sheet().price() : null;
    }

    /// Every row, vendor by vendor.
    public List<Sheet> sheets() {
        return rows.stream().map(Row::sheet).toList();
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    private @Nullable Row row(String upstream) {
        String name = plain(upstream);
        Row best = null;
        int most = -1;
        for (Row row : rows) {
            int fit = row.fit(name);
            if (fit > most) {
                most = fit;
                best = row;
            }
        }
        return best;
    }

    private static String text(String file) {
        try (InputStream in = Catalog.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file + " cannot be read", e);
        }
    }

    /// The name without what only says where the model is served: an owner (`Qwen/`, `models/`),
    /// the mark of a fine-tune (`ft:`), the vendor and region of a Bedrock id (`us.anthropic.`).
    static String plain(String upstream) {
        String name = upstream.toLowerCase(Locale.ROOT);
        name = name.substring(name.lastIndexOf('/') + 1);
        name = name.startsWith("ft:") ? name.substring(3) : name;
        int dot = name.indexOf('.');
        while (dot > 0 && allLetters(name, dot)) {
            name = name.substring(dot + 1);
            dot = name.indexOf('.');
        }
        return name;
    }

    private static boolean allLetters(String name, int end) {
        for (int i = 0; i < end; i++) {
            if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }
}
