package dev.sluice.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which sources may train weights that are given away, and under which licence: one `source:
/// licence` per line, `#` begins a comment (routing-quality.md 2.1).
///
/// @param licences by source
record Permit(String file, Map<String, String> licences) {

    static final Permit NONE = new Permit("", Map.of());

    /// Throws [Unreadable].
    static Permit read(Path file) {
        Map<String, String> licences = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            int colon = line.indexOf(':');
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (colon <= 0 || line.substring(colon + 1).isBlank()) {
                throw new Unreadable(file + ":" + number, "is not 'source: licence'");
            }
            licences.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return new Permit(file.toString(), licences);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new Unreadable(file.toString(), "cannot be read");
        }
    }

    /// Throws [Unreadable] when a source of the rows is not permitted.
    void require(List<Row> rows) {
        TreeSet<String> strangers = new TreeSet<>();
        rows.forEach(row -> strangers.add(row.source()));
        strangers.removeAll(licences.keySet());
        if (!strangers.isEmpty()) {
            String known = String.join(", ", licences.keySet());
            throw new Unreadable(
                    file,
                    "does not permit %s to train weights that are shipped; it permits %s"
                            .formatted(String.join(", ", strangers), known));
        }
    }
}
