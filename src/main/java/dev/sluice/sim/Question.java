package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A request for text, read and checked: what is common to chat and legacy completions. The rest
/// stays in the tree, for [Answer].
///
/// @param chat `/v1/chat/completions`; false is `/v1/completions`
/// @param body the whole request
/// @param n choices per prompt, 1 to [#MOST_CHOICES]
/// @param cap most tokens of one choice, reasoning included; `Integer.MAX_VALUE` when unsaid
/// @param stops at most four, none of them empty
/// @param usage a stream that was asked for a usage chunk
record Question(
        Voice voice,
        boolean chat,
        JsonNode body,
        int n,
        int cap,
        List<String> stops,
        boolean stream,
        boolean usage) {

    /// Keeps the worst answer (2,000 numbers counted in each choice) to a few megabytes; OpenAI
    /// allows 128.
    static final int MOST_CHOICES = 16;

    /// OpenAI's own default for legacy completions.
    private static final int LEGACY_CAP = 16;

    Question {
        stops = List.copyOf(stops);
    }

    static Question chat(JsonNode body) {
        Voice voice = speaker(body);
        JsonNode messages = body.path("messages");
        if (!messages.isArray()) {
            throw Complaint.missing("messages");
        }
        if (messages.isEmpty()) {
            throw Complaint.invalid("messages", "'messages' must hold at least one message.");
        }
        for (JsonNode message : messages) {
            if (!message.path("role").isTextual()) {
                throw Complaint.missing("messages[].role");
            }
        }
        String name =
                body.hasNonNull("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        return read(
                voice,
                true,
                body,
                Fields.whole(body, name, 1, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    static Question legacy(JsonNode body) {
        Voice voice = speaker(body);
        if (!body.hasNonNull("prompt")) {
            throw Complaint.missing("prompt");
        }
        return read(
                voice,
                false,
                body,
                Fields.whole(body, "max_tokens", 1, Integer.MAX_VALUE, LEGACY_CAP));
    }

    private static Question read(Voice voice, boolean chat, JsonNode body, int cap) {
        boolean stream = Fields.flag(body, "stream");
        JsonNode options = body.path("stream_options");
        if (options.isObject() && !stream) {
            throw Complaint.invalid(
                    "stream_options", "'stream_options' is only allowed when 'stream' is true.");
        }
        return new Question(
                voice,
                chat,
                body,
                Fields.whole(body, "n", 1, MOST_CHOICES, 1),
                cap,
                Fields.stops(body.path("stop")),
                stream,
                Fields.flag(options, "include_usage"));
    }

    /// Of its answer, and like OpenAI's.
    String id(int number) {
        return (chat ? "chatcmpl-sim-" : "cmpl-sim-") + number;
    }

    private static Voice speaker(JsonNode body) {
        Voice voice = Voice.named(Fields.model(body));
        return switch (voice) {
            case FAST, REASONING -> voice;
            case EMBED ->
                    throw Complaint.unknownModel(
                            "'sim-embed' only makes embeddings; use sim-fast.");
            case RERANK ->
                    throw Complaint.unknownModel(
                            "'sim-rerank' only puts documents in order; use sim-fast.");
        };
    }
}
