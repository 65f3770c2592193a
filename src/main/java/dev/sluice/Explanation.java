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

    record Considered(String rule, String effect) {}

    record Weighed(String model, boolean stays, String why) {}

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
            Telling telling = new Telling(json);
            telling.decision(decision);
            telling.weight(complexity, scale, origin);
            telling.rules(rules);
            telling.candidates(candidates.values());
            telling.refusal(refusal);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
