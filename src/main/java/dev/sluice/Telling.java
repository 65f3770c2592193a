package dev.sluice;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.route.Decision;
import dev.sluice.wire.Refusal;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the parts of an [Explanation], in the words of the `x-sluice-*` headers.
record Telling(JsonGenerator json) {

    void decision(@Nullable Decision decision) throws IOException {
        if (decision != null) {
            Decision.Because because = decision.because();
            json.writeStringField("route", because.route());
            if (decision instanceof Decision.Use use) {
                json.writeStringField("model", use.candidates().getFirst().name());
            }
            json.writeStringField("tier", because.tierWord());
            json.writeStringField("rule", because.rule());
            json.writeStringField("reason", because.reason());
            json.writeStringField("because", because.words());
        }
    }

    /// @param scale null when nothing was weighed on one
    /// @param origin where its threshold comes from
    void weight(Complexity complexity, @Nullable Scale scale, String origin) throws IOException {
        if (!Double.isNaN(complexity.probability())) {
            json.writeStringField("complexity", Settled.fourDecimals(complexity.probability()));
            if (scale != null) {
                json.writeStringField("threshold", Settled.fourDecimals(scale.reasoningAbove()));
                json.writeStringField("threshold-from", origin);
                json.writeStringField("estimator", scale.estimator());
            }
            json.writeStringField("language", complexity.language());
            json.writeBooleanField("confident", complexity.confident());
            json.writeArrayFieldStart("reasons");
            for (String reason : complexity.reasons()) {
                json.writeString(reason);
            }
            json.writeEndArray();
        }
    }

    void rules(List<Explanation.Considered> rules) throws IOException {
        json.writeArrayFieldStart("rules");
        for (Explanation.Considered one : rules) {
            json.writeStartObject();
            json.writeStringField("rule", one.rule());
            json.writeStringField("effect", one.effect());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void candidates(Collection<Explanation.Weighed> candidates) throws IOException {
        json.writeArrayFieldStart("candidates");
        for (Explanation.Weighed one : candidates) {
            json.writeStartObject();
            json.writeStringField("model", one.model());
            json.writeBooleanField("stays", one.stays());
            json.writeStringField("why", one.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void refusal(@Nullable Refusal refusal) throws IOException {
        if (refusal != null) {
            json.writeObjectFieldStart("refusal");
            json.writeStringField("type", refusal.word());
            json.writeStringField("message", refusal.message());
            json.writeEndObject();
        }
    }
}
