package dev.sluice.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.ask.Patch;
import dev.sluice.config.Shape.ModelShape;

/// What makes a base model answer chat: `chat-template`, or a patch that sends one.
final class Templates {

    /// Of vLLM and others (`chat_template` of its extra parameters).
    private static final String MEMBER = "chat_template";

    /// The server was started with `--chat-template`, and nothing is to be sent.
    private static final String SERVER = "server";

    private Templates() {}

    static boolean given(ModelShape model) {
        return model.nature().chatTemplate() != null
                || model.patch() != null && JsonText.names(model.patch()).contains(MEMBER);
    }

    /// The model's patch, and its template unless the server has it.
    static Patch patch(ModelShape model) {
        Patch patch = model.patch() == null ? Patch.NONE : Patch.of(model.patch().text());
        String template = model.nature().chatTemplate();
        if (template == null || template.equals(SERVER)) {
            return patch;
        }
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(template));
        return Patch.of("{\"" + MEMBER + "\":\"" + quoted + "\"}").then(patch);
    }
}
