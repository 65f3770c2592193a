package dev.sluice.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Openness;
import dev.sluice.config.ModelShape.Facts;
import dev.sluice.config.ModelShape.Nature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a model is: what the catalog knows, and over it what the operator says; and what makes a
/// base model answer chat: `chat-template`, or a patch that sends one.
final class Cards {

    /// Of vLLM and others (`chat_template` of its extra parameters).
    private static final String MEMBER = "chat_template";

    /// The server was started with `--chat-template`, and nothing is to be sent.
    private static final String SERVER = "server";

    private Cards() {}

    /// A licence that is said tells how open the model is, unless that is said too.
    static Card card(Card known, ModelShape model) {
        Facts said = model.facts();
        Nature nature = model.nature();
        Card.Kind kind = nature.kind();
        String licence = nature.licence();
        Openness open = licence == null ? known.openness() : Openness.of(licence);
        return new Card(
                kind == null
                        ? known.kinds()
                        : kind == Card.Kind.UNKNOWN ? List.of() : List.of(kind),
                or(nature.openness(), open),
                or(licence, known.licence()),
                new Card.Limits(
                        or(said.window(), known.window()),
                        or(said.outputLimit(), known.outputLimit())),
                new Card.Abilities(
                        said.modalities().isEmpty()
                                ? known.modalities()
                                : Set.copyOf(said.modalities()),
                        known.answers(),
                        said.tools() == null ? known.tools() : said.tools(),
                        said.jsonSchema() == null ? known.jsonSchema() : said.jsonSchema()),
                said.languages().isEmpty() ? known.languages() : Set.copyOf(said.languages()),
                given(model));
    }

    private static boolean given(ModelShape model) {
        return model.nature().chatTemplate() != null
                || model.patch() != null && model.patch().names().contains(MEMBER);
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

    private static <T> T or(@Nullable T said, T unsaid) {
        return said == null ? unsaid : said;
    }
}
