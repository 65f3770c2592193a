package dev.sluice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.route.Decision;
import dev.sluice.route.Trace;
import dev.sluice.wire.Refusal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Watches one decision and tells it as JSON, in the words of the `x-sluice-*` headers. Holds no
/// text of the request.
final class Explanation implements Trace {

    private record Considered(String rule, String effect) {}

    private record Weighed(String model, boolean stays, String why) {}

    private final String team;
    private final List<Considered> rules = new ArrayList<>();
    private final Map<String, Weighed> candidates = new LinkedHashMap<>();
    private Complexity complexity = Complexity.NOT_WEIGHED;
    private @Nullable Scale scale;
    private String origin = "";
    private @Nullable Decision decision;
    private @Nullable Refusal refusal;

    Explanation(String team) {
        this.team = team;
    }

    @Override
    public void rule(String name, String effect) {
        rules.add(new Considered(name, effect));
    }

    @Override
    public void candidate(Model model, boolean stays, String why) {
        candidates.put(model.name(), new Weighed(model.name(), stays, why));
    }

    /// @param origin where the scale's threshold comes from
    void weighed(Scale scale, String origin) {
        this.scale = scale;
        this.origin = origin;
    }

    Explanation decided(Complexity complexity, Decision decision) {
        this.complexity = complexity;
        this.decision = decision;
        if (decision instanceof Decision.Deny no) {
            refusal = no.refusal();
        }
        return this;
    }

    Explanation refused(Refusal refusal) {
        this.refusal = refusal;
        return this;
    }

    boolean routed() {
        return refusal == null;
    }

    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("team", team);
            decision(json);
            weight(json);
            rules(json);
            candidates(json);
            refusal(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void decision(JsonGenerator json) throws IOException {
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

    private void weight(JsonGenerator json) throws IOException {
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

    private void rules(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rules");
        for (Considered one : rules) {
            json.writeStartObject();
            json.writeStringField("rule", one.rule);
            json.writeStringField("effect", one.effect);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void candidates(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("candidates");
        for (Weighed one : candidates.values()) {
            json.writeStartObject();
            json.writeStringField("model", one.model);
            json.writeBooleanField("stays", one.stays);
            json.writeStringField("why", one.why);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void refusal(JsonGenerator json) throws IOException {
        if (refusal != null) {
            json.writeObjectFieldStart("refusal");
            json.writeStringField("type", refusal.word());
            json.writeStringField("message", refusal.message());
            json.writeEndObject();
        }
    }
}
