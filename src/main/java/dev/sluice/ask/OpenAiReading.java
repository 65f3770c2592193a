package dev.sluice.ask;

import dev.sluice.wire.Endpoint;
import org.jspecify.annotations.Nullable;

/// One read of a request in OpenAI's form.
final class OpenAiReading {

    private final Cursor at;
    private final Endpoint endpoint;
    private final Turns turns;
    private final Prompts prompts = new Prompts();
    private final Documents documents = new Documents();
    private final Settings settings = new Settings();
    private @Nullable String model;
    private boolean given;

    OpenAiReading(Cursor at, Endpoint endpoint, boolean accepted) {
        this.at = at;
        this.endpoint = endpoint;
        this.turns = new Turns(accepted);
    }

    Ask read(byte[] bytes) {
        Body body = AskReader.object(at, bytes, Settings.KNOWN, this::member);
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
        String missing =
                switch (endpoint) {
                    case CHAT, MESSAGES, COUNT_TOKENS -> given ? null : "messages";
                    case EMBEDDINGS -> given ? null : "input";
                    case COMPLETIONS -> null;
                    case RERANK -> documents.missing();
                };
        if (missing != null) {
            throw Fault.missing(missing);
        }
    }

    private Content content() {
        return switch (endpoint) {
            case CHAT, MESSAGES, COUNT_TOKENS -> turns.said.content();
            case COMPLETIONS, EMBEDDINGS -> prompts.content();
            case RERANK -> documents.content();
        };
    }

    private Text text(byte[] bytes) {
        return switch (endpoint) {
            case CHAT, MESSAGES, COUNT_TOKENS -> turns.said.human.text(bytes);
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
