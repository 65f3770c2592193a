package dev.sluice.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Facts about models by their upstream name, shipped with the product and dated by source in
/// `catalog.txt`. Read once, at start; immutable afterwards. Looked up while configuration loads,
/// never per call.
public final class Catalog {

    private static final String RESOURCE = "/catalog.txt";

    private final List<Row> rows = new ArrayList<>();

    /// Reads the shipped facts.
    public Catalog() {
        try (InputStream file = Catalog.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            read(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /// The card of the most specific pattern that matches, or [Card#UNKNOWN].
    public Card card(String upstream) {
        String name = plain(upstream);
        Row best = null;
        for (Row row : rows) {
            if (row.matches(name) && (best == null || row.specificity() > best.specificity())) {
                best = row;
            }
        }
        return best == null ? Card.UNKNOWN : best.card();
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    private void read(BufferedReader file) throws IOException {
        int number = 0;
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            number++;
            if (!line.isBlank() && line.charAt(0) != '#') {
                rows.add(new Row(line, number));
            }
        }
    }

    /// The name without what only says where the model is served: an owner (`Qwen/`, `models/`),
    /// the mark of a fine-tune (`ft:`), the vendor and region of a Bedrock id (`us.anthropic.`).
    private static String plain(String upstream) {
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
