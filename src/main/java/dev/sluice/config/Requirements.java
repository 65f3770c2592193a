package dev.sluice.config;

import java.util.List;
import java.util.Map;

/// Checks what one rule requires of a model.
record Requirements(Shape shape, Findings findings) {

    private static final List<String> DIMENSIONS =
            List.of("residency", "licence", "language", "openness", "provider");

    void check(String path, Map<String, TeamShape.Words> required) {
        required.forEach((dimension, words) -> require(path + "." + dimension, dimension, words));
        if (findings.said(path) && required.isEmpty() && findings.clean(path)) {
            findings.problem(path, "is empty; write a dimension such as residency: self-hosted");
        }
    }

    private void require(String path, String dimension, TeamShape.Words words) {
        if (!DIMENSIONS.contains(dimension)) {
            findings.unknown(path, dimension, "a dimension", DIMENSIONS);
        }
        if (words.values().isEmpty() && findings.clean(path)) {
            findings.problem(path, "allows nothing; write at least one value");
        }
        for (String value : words.values()) {
            if (dimension.equals("provider") && !shape.providers().containsKey(value)) {
                findings.unknown(path, value, "a provider", shape.providers().keySet());
            }
            if (dimension.equals("residency")
                    && !List.of("external", "self-hosted").contains(value)) {
                findings.unknown(path, value, "a residency", List.of("external", "self-hosted"));
            }
        }
    }
}
