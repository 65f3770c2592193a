package dev.sluice.dialect;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The effort asked for, as a provider's own control: a word is another effort, an object is merged
/// into the request, null takes the effort out.
///
/// @param thinks whether some effort was asked for
/// @param patch the one given, and the control on top
/// @param told what became of the effort, for the caller; empty when it goes as it is
record DeclaredEffort(boolean thinks, Patch patch, String told) {

    private static final String NAME = "reasoning_effort";
    private static final Patch WITHOUT = Patch.of("{\"reasoning_effort\":null}");
    private static final Patch NONE = Patch.of("{\"reasoning_effort\":\"none\"}");

    /// Without effort where the chat holds what the model refuses while it reasons.
    static DeclaredEffort of(Provider.Rules rules, Value body, Patch patch) {
        boolean held =
                rules.edits().noEffortWith().stream().anyMatch(word -> holds(word, body, patch));
        if (!held || asked(NAME, body, patch).is("none")) {
            return of(rules.effort(), body, patch);
        }
        Patch without = of(rules.effort(), body, patch.then(NONE)).patch;
        return new DeclaredEffort(false, without, NAME + "=none");
    }

    private static boolean holds(String word, Value body, Patch patch) {
        if (word.equals("json_schema")) {
            return asked("response_format", body, patch).get("type").is(word);
        }
        Value choice = asked("tool_choice", body, patch);
        return choice.is("required") || choice.isObject();
    }

    /// @param controls by effort, as JSON
    static DeclaredEffort of(Map<String, String> controls, Value body, Patch patch) {
        Value effort = asked(NAME, body, patch);
        if (!effort.isString()) {
            return new DeclaredEffort(false, patch, "");
        }
        String word = effort.text();
        boolean thinks = !word.equals("none");
        String control = controls.get(word);
        if (controls.isEmpty() || ("\"" + word + "\"").equals(control)) {
            return new DeclaredEffort(thinks, patch, "");
        }
        if (control == null || control.equals("null")) {
            return new DeclaredEffort(thinks, patch.then(WITHOUT), NAME);
        }
        byte[] json = control.getBytes(StandardCharsets.UTF_8);
        return control.startsWith("{")
                ? new DeclaredEffort(
                        thinks,
                        patch.then(WITHOUT).then(Patch.of(control)),
                        NAME + "=" + Value.of(json).name(0))
                : new DeclaredEffort(
                        thinks,
                        patch.then(Patch.set(NAME, json)),
                        NAME + "=" + control.replace("\"", ""));
    }

    private static Value asked(String name, Value body, Patch patch) {
        byte[] patched = patch.value(name);
        if (patched != null) {
            return Value.of(patched);
        }
        return patch.names(name) ? Value.ABSENT : body.get(name);
    }
}
