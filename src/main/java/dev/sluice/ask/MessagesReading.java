package dev.sluice.ask;

import dev.sluice.wire.Endpoint;
import org.jspecify.annotations.Nullable;

/// One read of a chat in Anthropic's form: the same [Ask], from other words.
final class MessagesReading {

    private static final Keys.Known KNOWN =
            Keys.Known.of(
                    ("model messages system tools tool_choice max_tokens stream temperature top_p top_k"
                                    + " stop_sequences thinking output_config output_format metadata"
                                    + " service_tier container mcp_servers context_management")
                            .split(" "));

    private final Cursor at;
    private final Endpoint endpoint;
    private final Dialogue dialogue = new Dialogue();
    private final MessagesSettings settings = new MessagesSettings();
    private @Nullable String model;
    private boolean given;

    MessagesReading(Cursor at, Endpoint endpoint) {
        this.at = at;
        this.endpoint = endpoint;
    }

    Ask read(byte[] bytes) {
        Body body = AskReader.object(at, bytes, KNOWN, this::member);
        String named = model;
        if (named == null) {
            throw Fault.missing("model");
        }
        if (!given) {
            throw Fault.missing("messages");
        }
        if (!settings.limited() && endpoint == Endpoint.MESSAGES) {
            throw Fault.missing("max_tokens");
        }
        return new Ask(
                endpoint,
                named,
                settings.streams() && endpoint == Endpoint.MESSAGES,
                Ask.UsageWish.YES,
                settings.options(),
                dialogue.said().content(),
                dialogue.said().human.text(bytes),
                body);
    }

    private void member(String key) {
        switch (key) {
            case "model" -> model = at.name();
            case "messages" -> {
                given = true;
                dialogue.messages(at);
            }
            default -> {
                if (!at.isNull()) {
                    setting(key);
                }
            }
        }
    }

    private void setting(String key) {
        switch (key) {
            case "system" -> dialogue.system(at);
            case "tools" -> dialogue.tools(at);
            default -> settings.read(key, at);
        }
    }
}
