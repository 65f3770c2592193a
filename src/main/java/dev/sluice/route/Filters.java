package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Content;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Card.Modality;
import dev.sluice.catalog.Model;
import dev.sluice.wire.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hard filters of one request. What a request needs removes a model only for a known fact, a
/// [Requirement] of its team unless it is known to hold. One thread, one call.
final class Filters {

    /// Room for the error of the token estimate (reliability.md R26).
    private static final double MARGIN = 1.15;

    private final Ask ask;
    private final List<Map<String, List<String>>> requires;
    private @Nullable Filter furthest;

    Filters(Ask ask, List<Map<String, List<String>>> requires) {
        this.ask = ask;
        this.requires = requires;
    }

    /// The first filter that removes the model, or null. Remembered for [#refusal].
    @Nullable Filter removes(Model model) {
        Filter filter = first(model);
        if (filter != null && (furthest == null || filter.compareTo(furthest) > 0)) {
            furthest = filter;
        }
        return filter;
    }

    /// `context_window` or `capability`: the reason when a filter decided the tier.
    String reason() {
        return furthest == Filter.CONTEXT ? "context_window" : "capability";
    }

    /// Says no when nothing is left behind `name`.
    Refusal refusal(String name) {
        return switch (furthest) {
            case null ->
                    new Refusal.NoCandidate("model", "'" + name + "' has no model; add one to it.");
            case KIND -> none("model", name, "serves this endpoint; name one that does.");
            case TEMPLATE ->
                    new Refusal.NoCandidate(
                            "model",
                            "No model behind '%s' has a chat template: base models continue a text and know no turns; call /v1/completions, or set chat-template on the model."
                                    .formatted(name));
            case MODALITY ->
                    none("messages", name, "takes this input (" + parts() + "); leave it out.");
            case TOOLS -> none("tools", name, "calls tools; leave them out.");
            case SCHEMA -> none("response_format", name, "keeps to a JSON schema; leave it out.");
            case CONTEXT ->
                    new Refusal.Malformed(
                            "messages",
                            "context_length_exceeded",
                            "The prompt has about %d tokens, more than fits any model behind '%s'; shorten it."
                                    .formatted(ask.promptTokens(), name));
            case REQUIRE ->
                    new Refusal.Forbidden(
                            "No model behind '%s' meets what your team's rules require (%s)."
                                    .formatted(name, required()));
        };
    }

    private static Refusal none(String param, String name, String rest) {
        return new Refusal.NoCandidate(param, "No model behind '" + name + "' " + rest);
    }

    private String parts() {
        Content content = ask.content();
        return content.images() > 0 ? "images" : content.audio() > 0 ? "audio" : "files";
    }

    private String required() {
        return String.join(
                ", ",
                requires.stream().flatMap(r -> r.keySet().stream()).distinct().sorted().toList());
    }

    private @Nullable Filter first(Model model) {
        Card card = model.card();
        if (!card.serves(ask.endpoint())) {
            return Filter.KIND;
        }
        if (ask.endpoint().chats() && card.onlyContinues()) {
            return Filter.TEMPLATE;
        }
        for (Map<String, List<String>> require : requires) {
            if (!Requirement.met(model, require)) {
                return Filter.REQUIRE;
            }
        }
        return lacks(card);
    }

    private @Nullable Filter lacks(Card card) {
        Content content = ask.content();
        if (lacks(card, Modality.IMAGE, content.images())
                || lacks(card, Modality.AUDIO, content.audio())
                || lacks(card, Modality.FILE, content.files())) {
            return Filter.MODALITY;
        }
        if (content.tools() > 0 && Boolean.FALSE.equals(card.tools())) {
            return Filter.TOOLS;
        }
        if (ask.options().jsonSchema() && Boolean.FALSE.equals(card.jsonSchema())) {
            return Filter.SCHEMA;
        }
        boolean tooLong = card.window() > 0 && ask.promptTokens() * MARGIN > card.window();
        return tooLong ? Filter.CONTEXT : null;
    }

    private static boolean lacks(Card card, Modality modality, int count) {
        return count > 0 && !card.modalities().isEmpty() && !card.modalities().contains(modality);
    }
}
