package dev.sluice.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Features;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an artifact is, for people, and the SHA-256 that its reader checks (routing-quality.md
/// 5.4).
final class Card {

    private final Artifact fitted;
    private final Fit.Order order;
    private final @Nullable Artifact kept;
    private final Permit permit;
    private final List<Rows.Input> inputs;

    /// @param kept whose weights these are; null for weights of the rows alone
    Card(
            Artifact fitted,
            Fit.Order order,
            @Nullable Artifact kept,
            Permit permit,
            List<Rows.Input> inputs) {
        this.fitted = fitted;
        this.order = order;
        this.kept = kept;
        this.permit = permit;
        this.inputs = inputs;
    }

    /// @param scores of rows by weights that did not see them
    /// @param transfer figures of leaving one source out; empty when not asked
    byte[] json(List<Row> rows, double[] scores, Map<String, Double> transfer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("version", fitted.weights().name());
            json.writeStringField("sha256", fitted.hash());
            json.writeNumberField("format", 1);
            json.writeNumberField("feature_version", Features.VERSION);
            json.writeNumberField("buckets", Features.BUCKETS);
            json.writeStringField("started_from", kept == null ? "nothing" : kept.version());
            json.writeBooleanField("shippable", order.ship());
            if (order.ship()) {
                json.writeStringField("trainer_commit", order.commit());
            }
            json.writeNumberField("seed", order.seed());
            json.writeStringField("recipe", Fit.recipe(order).toString());
            inputs(json);
            figures(json, "apgr11_cross_validated", Transfer.by(rows, scores));
            figures(json, "apgr11_source_left_out", transfer);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void inputs(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sources");
        for (Rows.Input input : inputs) {
            json.writeStartObject();
            json.writeStringField("file", input.name());
            json.writeStringField("sha256", input.sha256());
            json.writeNumberField("rows", input.rows());
            json.writeObjectFieldStart("licences");
            for (String source : new java.util.TreeSet<>(input.sources())) {
                json.writeStringField(source, permit.licences().getOrDefault(source, "not stated"));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void figures(JsonGenerator json, String name, Map<String, Double> figures)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Double> one : new TreeMap<>(figures).entrySet()) {
            if (!one.getValue().isNaN()) {
                json.writeNumberField(one.getKey(), Math.round(one.getValue() * 1e4) / 1e4);
            }
        }
        json.writeEndObject();
    }
}
