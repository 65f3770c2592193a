package dev.sluice.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /// Throws [Unreadable] when a source is not permitted.
    ///
    /// @param places file and line of each source's first row
    void require(Map<String, String> places) {
        List<String> strangers = new ArrayList<>(places.keySet());
        strangers.removeAll(licences.keySet());
        if (strangers.isEmpty()) {
            return;
        }
        String first = strangers.removeFirst();
        StringBuilder others = new StringBuilder();
        strangers.forEach(one -> others.append("; nor %s (%s)".formatted(one, places.get(one))));
        throw new Unreadable(
                places.getOrDefault(first, file),
                "source: %s may not train weights that are shipped%s; %s permits %s"
                        .formatted(first, others, file, String.join(", ", licences.keySet())));
    }
}
