package dev.sluice.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The models this provider simulates, each with its [Tempo]. The figures are chosen to be watched,
/// not measured: a small hosted model answers in tens of milliseconds, a reasoning model thinks
/// first (issue: provider `sim`).
enum Voice {
    FAST("sim-fast", new Tempo(30, 5, 5)),
    REASONING("sim-reasoning", new Tempo(150, 20, 5)),
    EMBED("sim-embed", new Tempo(5, 1, 1)),
    RERANK("sim-rerank", new Tempo(5, 1, 1));

    /// `owned_by` of every model: plainly not a vendor's.
    static final String OWNER = "sluice-simulation";

    /// 2026-01-01T00:00:00Z in seconds, so that the list is the same after each restart.
    private static final long CREATED = 1_767_225_600L;

    /// Delays in milliseconds, each at least 1 (Vert.x refuses shorter timers): before the first
    /// token, before each further reasoning token, before each further token of the answer.
    record Tempo(long first, long thought, long token) {}

    private final String model;
    private final Tempo tempo;

    Voice(String model, Tempo tempo) {
        this.model = model;
        this.tempo = tempo;
    }

    String model() {
        return model;
    }

    Tempo tempo() {
        return tempo;
    }

    static Voice named(String model) {
        return find(model)
                .orElseThrow(() ->
                        Complaint.unknownModel(
                                "The model '"
                                        + Complaint.shorten(model)
                                        + "' does not exist here; this simulation has "
                                        + known()));
    }

    /// `GET /v1/models`.
    static ObjectNode list() {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        Arrays.stream(values()).map(Voice::card).forEach(list.putArray("data")::add);
        return list;
    }

    /// `GET /v1/models/{id}`.
    ObjectNode card() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", model)
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", OWNER);
    }

    private static Optional<Voice> find(String model) {
        return Arrays.stream(values()).filter(voice -> voice.model.equals(model)).findFirst();
    }

    private static String known() {
        return Arrays.stream(values()).map(Voice::model).collect(Collectors.joining(", "));
    }
}
