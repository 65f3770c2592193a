package dev.sluice.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.Listing.Listed;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Models as one of two protocols lists them. Anthropic's clients say by a header which they speak,
/// and want names for people and pages; all of ours fit on one.
enum ModelsShape {
    OPENAI,
    ANTHROPIC;

    /// Stable across restarts and equal for all (openai-wire MODEL-3): nobody told us when a model
    /// was made.
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    static ModelsShape of(MultiMap headers) {
        return headers.contains("anthropic-version") ? ANTHROPIC : OPENAI;
    }

    String all(List<Listed> models) {
        String data = models.stream().map(this::one).collect(Collectors.joining(","));
        return switch (this) {
            case OPENAI -> "{\"object\":\"list\",\"data\":[" + data + "]}";
            case ANTHROPIC ->
                    "{\"data\":["
                            + data
                            + "],\"has_more\":false,\"first_id\":"
                            + (models.isEmpty() ? "null" : quoted(models.getFirst().name()))
                            + ",\"last_id\":"
                            + (models.isEmpty() ? "null" : quoted(models.getLast().name()))
                            + "}";
        };
    }

    String one(Listed model) {
        String name = quoted(model.name());
        return switch (this) {
            case OPENAI ->
                    "{\"id\":"
                            + name
                            + ",\"object\":\"model\",\"created\":"
                            + CREATED.getEpochSecond()
                            + ",\"owned_by\":"
                            + quoted(model.owner())
                            + ",\"sluice\":"
                            + model.facts()
                            + "}";
            case ANTHROPIC ->
                    "{\"type\":\"model\",\"id\":"
                            + name
                            + ",\"display_name\":"
                            + name
                            + ",\"created_at\":"
                            + quoted(CREATED.toString())
                            + ",\"sluice\":"
                            + model.facts()
                            + "}";
        };
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
