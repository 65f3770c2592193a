package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Edits;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a provider's declared rules make of one request to an OpenAI-shaped upstream: edits of the
/// caller's bytes, and a list of what was dropped, stripped, renamed, clamped or mapped. One per
/// attempt.
final class Declared {

    private static final Patch STREAM =
            Patch.of("{\"stream\":true,\"stream_options\":{\"include_usage\":true}}");

    private final Ask ask;
    private final Provider.Rules rules;
    private final Value body;
    private final DeclaredDrops drops;
    private final Set<String> told = new LinkedHashSet<>();
    private Patch patch;

    Declared(Ask ask, Model model, Patch patch) {
        this.ask = ask;
        this.rules = model.provider().rules();
        this.body = Value.of(ask.body().bytes());
        this.drops = new DeclaredDrops(rules.edits());
        this.patch = patch;
    }

    /// Whether rules ask for more than a member left out or renamed.
    static boolean any(Provider.Rules rules) {
        Deviation.Edits edits = rules.edits();
        return !(rules.effort().isEmpty()
                && edits.keep().isEmpty()
                && edits.dropWithEffort().isEmpty()
                && edits.noEffortWith().isEmpty()
                && edits.clamp().isEmpty()
                && edits.defaults().isEmpty()
                && !rules.answers().streamsOnly()
                && rules.turns().asIs());
    }

    /// @param meter whether to ask for usage, where the provider takes the question
    Edits edits(String model, boolean meter) {
        rules.edits().defaults().forEach(this::unsaid);
        effort();
        rules.edits().clamp().forEach(this::clamp);
        inside("messages");
        inside("tools");
        drops.keep(ask.body());
        if (rules.answers().streamsOnly() && ask.endpoint() == Endpoint.CHAT && !ask.streams()) {
            patch = patch.then(STREAM);
        }
        boolean asks = meter && !drops.has("stream_options");
        return new Edits(model, patch, asks, drops.names(), rules.edits().rename());
    }

    /// @param edits as made here
    List<String> told(Edits edits) {
        return Stream.concat(edits.dropped(ask.body()).stream(), told.stream()).distinct().toList();
    }

    private void effort() {
        DeclaredEffort effort =
                ask.endpoint() == Endpoint.CHAT
                        ? DeclaredEffort.of(rules, body, patch)
                        : DeclaredEffort.of(rules.effort(), body, patch);
        if (effort.thinks()) {
            drops.addAll(rules.edits().dropWithEffort());
        }
        patch = effort.patch();
        if (!effort.told().isEmpty()) {
            told.add(effort.told());
        }
    }

    private void set(String name, byte[] json) {
        patch = patch.then(Patch.set(name, json));
    }

    private void unsaid(String name, String json) {
        if (!body.get(name).present() && !patch.names(name)) {
            set(name, json.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void clamp(String name, Deviation.Range range) {
        Value value = body.get(name);
        double number = value.number(Double.NaN);
        double within = Math.clamp(number, range.min(), range.max());
        if (value.isNumber() && number != within && !patch.names(name)) {
            String json =
                    within == Math.rint(within)
                            ? Long.toString((long) within)
                            : Double.toString(within);
            set(name, json.getBytes(StandardCharsets.UTF_8));
            told.add(name + "=" + json);
        }
    }

    private void inside(String member) {
        Value value = body.get(member);
        if (value.isArray() && !rules.turns().asIs()) {
            byte[] edited = new Inside(rules.turns(), told).edit(value);
            if (edited.length > 0) {
                set(member, edited);
            }
        }
    }
}
