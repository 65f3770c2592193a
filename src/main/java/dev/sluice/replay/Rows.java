package dev.sluice.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.complexity.Features;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.Seal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Decisions with outcomes as rows that `fit` reads. A row needs to know whether the fast tier did,
/// so only what it answered is one. A call of the reasoning tier is none, even when its team said
/// `over`: nobody says so of those that did need it, and a fit on these alone would learn that high
/// scores mean easy requests. What is above the threshold is known from what was drawn at random.
/// Prompts are in a row only when the record has one.
public final class Rows {

    private static final JsonFactory JSON = new JsonFactory();

    private final Seal seal;

    /// @param seal of the installation that made the records
    public Rows(Seal seal) {
        this.seal = seal;
    }

    /// What an outcome says of the fast tier.
    private record Label(boolean fastDid, String group) {}

    /// One JSON object, or nothing when the record teaches nothing. Throws IllegalArgumentException
    /// for a record that another installation sealed: its features would be others' words.
    public Optional<String> row(DecisionRecord record) {
        if (!record.conversation().isEmpty()) {
            var _ = seal.conversation(record.conversation());
        }
        Features features = record.weighed().seen().features();
        return features == null
                ? Optional.empty()
                : label(record).map(label -> json(record, seal.open(features), label));
    }

    private static Optional<Label> label(DecisionRecord record) {
        if (!record.ended().finished() || !record.routed().tier().equals("fast")) {
            return Optional.empty();
        }
        return switch (record.after().feedback()) {
            case "under" -> Optional.of(new Label(false, "feedback"));
            case "good", "over" -> Optional.of(new Label(true, "feedback"));
            case "slow" -> Optional.empty();
            case String _ -> {
                boolean again = !record.after().again().isEmpty();
                yield Optional.of(
                        again || Outcome.fellShort(record)
                                ? new Label(false, "signal")
                                : new Label(true, "accepted"));
            }
        };
    }

    private static String json(DecisionRecord record, Features features, Label label) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", record.id());
            json.writeStringField("source", record.asked().team() + "/" + record.routed().route());
            // Before the features: a reader takes what comes last, and they saw the conversation.
            if (!record.weighed().seen().prompt().isEmpty()) {
                json.writeStringField("prompt", record.weighed().seen().prompt());
            }
            features(json, features);
            json.writeNumberField("weak_correct", label.fastDid ? 1 : 0);
            json.writeNumberField("strong_correct", 1);
            json.writeStringField("group", label.group);
            json.writeStringField("lang", record.weighed().language());
            json.writeNumberField("weight", 1 / record.routed().propensity());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void features(JsonGenerator json, Features features) throws IOException {
        json.writeObjectFieldStart("features");
        json.writeNumberField("version", Features.VERSION);
        json.writeFieldName("slots");
        json.writeArray(features.slots(), 0, features.slots().length);
        json.writeFieldName("buckets");
        json.writeArray(features.buckets(), 0, features.buckets().length);
        json.writeEndObject();
    }
}
