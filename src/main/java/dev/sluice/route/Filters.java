package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Content;
import dev.sluice.ask.Options.Format;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Card.Modality;
import dev.sluice.catalog.Deviation.Edits;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The hard filters of one request. What a request needs removes a model only for a known fact, a
/// [Requirement] of its team unless it is known to hold. One thread, one call.
final class Filters {

    /// Room for the error of the token estimate (reliability.md R26).
    private static final double MARGIN = 1.15;

    /// Dialects without a place for `n`; Gemini has one, outside of streams (providers.md 4 and 5).
    private static final Set<String> ONE_CHOICE = Set.of("anthropic", "langchain4j");

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
        return FilterWords.of(furthest, name, ask, requires);
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
        Filter lack = lacks(card);
        Filter deaf = lack == null ? deaf(model.provider()) : lack;
        boolean tooLong = card.window() > 0 && tokens() * MARGIN > card.window();
        return deaf == null && tooLong ? Filter.CONTEXT : deaf;
    }

    private @Nullable Filter lacks(Card card) {
        Content content = ask.content();
        if (content.images() > 0 && !card.takes(Modality.IMAGE)
                || content.audio() > 0 && !card.takes(Modality.AUDIO)
                || content.video() > 0 && !card.takes(Modality.VIDEO)
                || content.files() > 0 && !card.takes(Modality.FILE)) {
            return Filter.MODALITY;
        }
        if (content.tools() > 0 && Boolean.FALSE.equals(card.tools())) {
            return Filter.TOOLS;
        }
        boolean schema = ask.options().jsonSchema() && Boolean.FALSE.equals(card.jsonSchema());
        return schema ? Filter.SCHEMA : null;
    }

    /// What would not reach the provider and shapes an answer (openai-wire N-1, CHAT-6, EMB-4).
    private @Nullable Filter deaf(Provider provider) {
        Edits edits = provider.rules().edits();
        if (provider.rules().unsupported() == Provider.Unsupported.DROP) {
            return null;
        }
        if (ask.options().format() != Format.TEXT && !hears(edits, "response_format")) {
            return Filter.FORMAT;
        }
        String dialect = provider.dialect();
        boolean one = ONE_CHOICE.contains(dialect) || ask.streams() && dialect.equals("gemini");
        if (ask.options().n() > 1 && (one || !hears(edits, "n"))) {
            return Filter.CHOICES;
        }
        boolean sized = ask.endpoint() == Endpoint.EMBEDDINGS && ask.body().says("dimensions");
        return sized && !hears(edits, "dimensions") ? Filter.DIMENSIONS : null;
    }

    private static boolean hears(Edits edits, String member) {
        String known = edits.rename().getOrDefault(member, member);
        return (edits.keep().isEmpty() || edits.keep().contains(known))
                && !edits.drop().contains(member);
    }

    /// Of what one window has to hold: each prompt, input of an embedding and document to rank has
    /// its own, and one of them is at least as long as their mean.
    private int tokens() {
        int windows = ask.endpoint().chats() ? 1 : Math.max(1, ask.content().turns());
        return ask.promptTokens() / windows;
    }
}
