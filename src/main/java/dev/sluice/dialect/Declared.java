package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Edits;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider's declared rules make of one request to an OpenAI-shaped upstream: edits of the
/// caller's bytes, and a list of what was dropped, renamed, clamped or mapped. One per attempt.
final class Declared {

    private static final Patch STREAM =
            Patch.of("{\"stream\":true,\"stream_options\":{\"include_usage\":true}}");

    private final Ask ask;
    private final Provider.Rules rules;
    private final Value body;
    private final List<String> drop;
    private final List<String> told = new ArrayList<>();
    private Patch patch;

    Declared(Ask ask, Model model, Patch patch) {
        this.ask = ask;
        this.rules = model.provider().rules();
        this.body = Value.of(ask.body().bytes());
        this.drop = new ArrayList<>(rules.edits().drop());
        this.patch = patch;
    }

    /// Whether rules ask for more than a member left out or renamed.
    static boolean any(Provider.Rules rules) {
        Deviation.Edits edits = rules.edits();
        return !(rules.effort().isEmpty()
                && edits.keep().isEmpty()
                && edits.dropWithEffort().isEmpty()
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
        keep();
        if (rules.answers().streamsOnly() && ask.endpoint() == Endpoint.CHAT && !ask.streams()) {
            patch = patch.then(STREAM);
        }
        boolean asks = meter && !drop.contains("stream_options");
        return new Edits(model, patch, asks, drop, rules.edits().rename());
    }

    List<String> told() {
        List<String> all = new ArrayList<>();
        for (String name : drop) {
            if (body.get(name).present()) {
                all.add(name);
            }
        }
        rules.edits()
                .rename()
                .forEach((from, to) -> {
                    if (body.get(from).present() && !drop.contains(from)) {
                        all.add(from + "=" + to);
                    }
                });
        all.addAll(told);
        return all.stream().distinct().toList();
    }

    private void set(String name, byte[] json) {
        patch = patch.then(Patch.set(name, json));
    }

    private void unsaid(String name, String json) {
        if (!body.get(name).present() && !patch.names(name)) {
            set(name, json.getBytes(StandardCharsets.UTF_8));
        }
    }

    private @Nullable String asked() {
        byte[] patched = patch.value("reasoning_effort");
        Value effort =
                patched != null
                        ? Value.of(patched)
                        : patch.names("reasoning_effort")
                                ? Value.ABSENT
                                : body.get("reasoning_effort");
        return effort.isString() ? effort.text() : null;
    }

    /// The effort becomes the provider's own control: a word is another effort, an object is merged
    /// into the request, null takes the effort out.
    private void effort() {
        String word = asked();
        if (word == null) {
            return;
        }
        if (!word.equals("none")) {
            drop.addAll(rules.edits().dropWithEffort());
        }
        String control = rules.effort().get(word);
        if (rules.effort().isEmpty() || ("\"" + word + "\"").equals(control)) {
            return;
        }
        if (control == null || control.equals("null")) {
            patch = patch.then(Patch.of("{\"reasoning_effort\":null}"));
            told.add("reasoning_effort");
        } else if (control.startsWith("{")) {
            Patch controls = Patch.of(control);
            Patch without = Patch.of("{\"reasoning_effort\":null}");
            patch = patch.then(without).then(controls);
            told.add(
                    "reasoning_effort="
                            + Value.of(control.getBytes(StandardCharsets.UTF_8)).name(0));
        } else {
            set("reasoning_effort", control.getBytes(StandardCharsets.UTF_8));
            told.add("reasoning_effort=" + control.replace("\"", ""));
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
            byte[] edited = new Inside(rules.turns()).edit(value);
            if (edited.length > 0) {
                set(member, edited);
            }
        }
    }

    /// A provider that refuses what it does not know gets nothing else.
    private void keep() {
        List<String> keep = rules.edits().keep();
        if (keep.isEmpty()) {
            return;
        }
        for (int i = 0; i < ask.body().size(); i++) {
            String name = ask.body().names()[i];
            String known = rules.edits().rename().getOrDefault(name, name);
            if (!keep.contains(known) && !drop.contains(name)) {
                drop.add(name);
            }
        }
        if (!keep.contains("stream_options") && !drop.contains("stream_options")) {
            drop.add("stream_options");
        }
    }
}
