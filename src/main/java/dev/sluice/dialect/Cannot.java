package dev.sluice.dialect;

import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;

/// Why a request cannot be said in a provider's language. Messages name members and never hold what
/// stands in them.
final class Cannot {

    private Cannot() {}

    /// The provider has no word for it (openai-wire UNK-2).
    static Refused carry(String param, String what) {
        String message =
                "'"
                        + param
                        + "' "
                        + what
                        + ", which the provider of this model cannot carry; leave it out or name another model.";
        return refused(param, "unsupported_parameter", message);
    }

    /// What is said has the wrong form.
    static Refused read(String param, String what, String fix) {
        return refused(param, null, "'" + param + "' " + what + "; " + fix + ".");
    }

    static Refused image(String param, String what, String fix) {
        return refused(param, "invalid_image_url", "'" + param + "' " + what + "; " + fix + ".");
    }

    /// Another endpoint than chat.
    static Refused serve(String model, String path) {
        String message =
                "Model '" + model + "' does not serve /v1/" + path + "; name one that does.";
        return new Refused(new Refusal.NoCandidate("model", message));
    }

    private static Refused refused(
            String param, @org.jspecify.annotations.Nullable String code, String message) {
        return new Refused(new Refusal.Malformed(param, code, message));
    }
}
