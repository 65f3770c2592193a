package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a request once, strictly (architecture.md step 2). Pure and stateless: one instance serves
/// all threads.
public final class AskReader {

    /// Throws [Refused] with `Malformed` or `TooLarge`. A `Malformed` names a JSON path or a byte
    /// position, never content.
    public Ask read(Call call) {
        Ask ask = ask(call);
        return ask.in(call.wishes().conversation());
    }

    private static Ask ask(Call call) {
        byte[] body = call.body();
        int limit = call.endpoint().bodyLimit();
        if (body.length > limit) {
            String size = "the body has " + body.length + " bytes; " + limit + " are allowed";
            throw new Refused(new Refusal.TooLarge(size));
        }
        if (body.length == 0) {
            throw Fault.at("", "is empty; send one JSON object");
        }
        int malformed = Glyphs.firstMalformed(body);
        if (malformed >= 0) {
            throw Fault.at("", "is not UTF-8 at byte position " + malformed);
        }
        try (Cursor at = new Cursor(body, 0, body.length)) {
            return call.endpoint().anthropic()
                    ? new MessagesReading(at, call.endpoint()).read(body)
                    : new Reading(at, call.endpoint(), false).read(body);
        }
    }

    /// Reads a chat in OpenAI's form that was written from a request in another form, which was
    /// accepted: here a block is a message or a part of one, so that other limits would refuse it.
    public Ask retold(byte[] chat) {
        try (Cursor at = new Cursor(chat, 0, chat.length)) {
            return new Reading(at, Endpoint.CHAT, true).read(chat);
        }
    }

    /// The one object that a body is, member by member.
    static Body object(Cursor at, byte[] bytes, Keys.Known known, Consumer<String> member) {
        if (at.next() != JsonToken.START_OBJECT) {
            throw Fault.at("", "is not a JSON object");
        }
        Body body = Body.members(at, bytes, known, member);
        if (at.next() != JsonToken.NOT_AVAILABLE) {
            throw Fault.at("", "goes on after its JSON object; send one object");
        }
        return body;
    }

    /// The state of one read.
    private static final class Reading {

        private final Cursor at;
        private final Endpoint endpoint;
        private final Turns turns;
        private final Prompts prompts = new Prompts();
        private final Documents documents = new Documents();
        private final Settings settings = new Settings();
        private @Nullable String model;
        private boolean given;

        Reading(Cursor at, Endpoint endpoint, boolean accepted) {
            this.at = at;
            this.endpoint = endpoint;
            this.turns = new Turns(accepted);
        }

        Ask read(byte[] bytes) {
            Body body = object(at, bytes, Settings.KNOWN, this::member);
            String named = model;
            if (named == null) {
                throw Fault.missing("model");
            }
            require();
            return new Ask(
                    endpoint,
                    named,
                    settings.streams() && endpoint.generates(),
                    settings.usageWish(),
                    settings.options(),
                    content(),
                    text(bytes),
                    body);
        }

        private void require() {
            boolean complete =
                    switch (endpoint) {
                        case CHAT, EMBEDDINGS, MESSAGES, COUNT_TOKENS -> given;
                        case COMPLETIONS -> true;
                        case RERANK -> documents.complete();
                    };
            if (!complete) {
                throw Fault.missing(
                        switch (endpoint) {
                            case CHAT, MESSAGES, COUNT_TOKENS -> "messages";
                            case COMPLETIONS -> "prompt";
                            case EMBEDDINGS -> "input";
                            case RERANK -> documents.missing();
                        });
            }
        }

        private Content content() {
            return switch (endpoint) {
                case CHAT, MESSAGES, COUNT_TOKENS -> turns.said().content();
                case COMPLETIONS, EMBEDDINGS -> prompts.content();
                case RERANK -> documents.content();
            };
        }

        private Text text(byte[] bytes) {
            return switch (endpoint) {
                case CHAT, MESSAGES, COUNT_TOKENS -> turns.said().human.text(bytes);
                case COMPLETIONS -> prompts.text(bytes);
                case EMBEDDINGS, RERANK -> Text.none(bytes);
            };
        }

        private void member(String key) {
            switch (key) {
                case "model" -> model = at.name();
                case "messages" -> input(Endpoint.CHAT);
                case "prompt" -> input(Endpoint.COMPLETIONS);
                case "input" -> input(Endpoint.EMBEDDINGS);
                default -> {
                    if (endpoint != Endpoint.RERANK || !documents.member(key, at)) {
                        settings(key);
                    }
                }
            }
        }

        private void input(Endpoint reader) {
            if (endpoint != reader) {
                at.skip();
                return;
            }
            given = true;
            if (endpoint == Endpoint.CHAT) {
                turns.messages(at);
            } else {
                prompts.read(at);
            }
        }

        private void settings(String key) {
            if (at.isNull()) {
                return;
            }
            switch (key) {
                case "tools", "functions" -> turns.tools(at);
                case "suffix" -> prompts.suffix(at);
                default -> settings.read(key, at);
            }
        }
    }
}
