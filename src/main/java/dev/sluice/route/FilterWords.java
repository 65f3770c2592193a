package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Content;
import dev.sluice.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a request is refused that no model can carry: by the filter that the best of them failed.
final class FilterWords {

    private FilterWords() {}

    /// @param furthest null where there was no model at all
    /// @param name behind which nothing is left
    static Refusal of(
            @Nullable Filter furthest,
            String name,
            Ask ask,
            List<Map<String, List<String>>> requires) {
        return switch (furthest) {
            case null ->
                    new Refusal.NoCandidate("model", "'" + name + "' has no model; add one to it.");
            case KIND -> none("model", name, "serves this endpoint; name one that does.");
            case TEMPLATE ->
                    new Refusal.NoCandidate(
                            "model",
                            "No model behind '%s' has a chat template: base models continue a text and know no turns; call /v1/completions, or set chat-template on the model."
                                    .formatted(name));
            case MODALITY -> none("messages", name, parts(ask.content()));
            case TOOLS -> none("tools", name, "calls tools; leave them out.");
            case SCHEMA -> none("response_format", name, "keeps to a JSON schema; leave it out.");
            case FORMAT -> none("response_format", name, "takes a response format; leave it out.");
            case CHOICES -> none("n", name, "gives several answers; leave it out.");
            case DIMENSIONS -> none("dimensions", name, "takes a length of vectors; leave it out.");
            case CONTEXT ->
                    new Refusal.Malformed(
                            "messages",
                            "context_length_exceeded",
                            "The prompt has about %d tokens, more than fits any model behind '%s'; shorten it."
                                    .formatted(ask.promptTokens(), name));
            case REQUIRE ->
                    new Refusal.Forbidden(
                            "No model behind '%s' meets what your team's rules require (%s)."
                                    .formatted(name, required(requires)));
        };
    }

    private static Refusal none(String param, String name, String rest) {
        return new Refusal.NoCandidate(param, "No model behind '" + name + "' " + rest);
    }

    /// One of several kinds may be all that is too much, and not the first.
    private static String parts(Content content) {
        List<String> kinds = new ArrayList<>();
        add(kinds, content.images(), "images");
        add(kinds, content.audio(), "audio");
        add(kinds, content.video(), "video");
        add(kinds, content.files(), "files");
        String all = String.join(", ", kinds);
        return kinds.size() == 1
                ? "takes this input (" + all + "); leave it out."
                : "takes all of this input (" + all + "); leave out what it does not take.";
    }

    private static void add(List<String> kinds, int parts, String kind) {
        if (parts > 0) {
            kinds.add(kind);
        }
    }

    private static String required(List<Map<String, List<String>>> requires) {
        return String.join(
                ", ",
                requires.stream().flatMap(r -> r.keySet().stream()).distinct().sorted().toList());
    }
}
