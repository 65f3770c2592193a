package dev.sluice.dialect;

import dev.sluice.ask.Patch;
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

    /// @param controls by effort, as JSON
    static DeclaredEffort of(Map<String, String> controls, Value body, Patch patch) {
        Value effort = asked(body, patch);
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

    private static Value asked(Value body, Patch patch) {
        byte[] patched = patch.value(NAME);
        if (patched != null) {
            return Value.of(patched);
        }
        return patch.names(NAME) ? Value.ABSENT : body.get(NAME);
    }
}
