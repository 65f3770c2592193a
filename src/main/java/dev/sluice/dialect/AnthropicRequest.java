package dev.sluice.dialect;

import dev.sluice.catalog.Model;
import java.util.Set;

/// One request in Anthropic's form (providers.md section 4). Throws [dev.sluice.wire.Refused] for
/// what cannot be said in it.
final class AnthropicRequest {

    static final Set<String> CARRIED =
            Set.of(
                    "max_tokens",
                    "max_completion_tokens",
                    "temperature",
                    "top_p",
                    "top_k",
                    "stop",
                    "tools",
                    "tool_choice",
                    "parallel_tool_calls",
                    "response_format",
                    "user",
                    "service_tier",
                    "thinking",
                    "output_config");

    private final Request asked;
    private final Model model;
    private final Signatures signatures;
    private final String loop;
    private final Bytes out;
    private Bytes toolbox = new Bytes(0);

    /// @param loop as [Signatures#loop]
    AnthropicRequest(Request asked, Model model, Signatures signatures, String loop) {
        this.asked = asked;
        this.model = model;
        this.signatures = signatures;
        this.loop = loop;
        this.out = new Bytes(asked.room() + 512);
    }

    byte[] write() {
        asked.check(CARRIED);
        AnthropicTurns turns = said(0);
        int surplus = turns.blocks().surplus();
        if (surplus > 0) {
            asked.drop("cache_control");
            turns = said(surplus);
        }
        if (turns.named()) {
            asked.drop("messages.name");
        }
        if (turns.blocks().detailed()) {
            asked.drop("image_url.detail");
        }
        AnthropicThinking thinking =
                AnthropicThinking.of(
                        asked,
                        limit(),
                        model.card().outputLimit(),
                        AnthropicTools.forced(asked),
                        turns.thoughtless());
        instruct(turns);
        out.put("{\"model\":").quoted(model.upstream());
        out.put(",\"max_tokens\":").put(thinking.limit());
        if (turns.system().length() > 0) {
            out.put(",\"system\":[").put(turns.system()).put("]");
        }
        out.put(",\"messages\":[").put(turns.turns()).put("]").put(toolbox);
        AnthropicSampling.write(out, asked, thinking.on());
        thinking.write(out, asked);
        AnthropicSampling.stops(out, asked.get("stop"));
        Value tier = asked.get("service_tier");
        if (tier.is("auto") || tier.is("standard_only")) {
            out.put(",\"service_tier\":").put(tier);
        } else if (tier.present()) {
            asked.drop("service_tier");
        }
        if (asked.get("user").says()) {
            out.put(",\"metadata\":{\"user_id\":")
                    .quoted(Pseudonym.of(asked.get("user").text(), model.provider().apiKey()))
                    .put("}");
        }
        asked.natives(CARRIED, out);
        return out.put(asked.streams() ? ",\"stream\":true}" : "}").take();
    }

    /// @param skip marks for the cache to leave out
    private AnthropicTurns said(int skip) {
        AnthropicTurns turns = new AnthropicTurns(signatures, loop, asked.room(), skip);
        toolbox = new AnthropicTools(asked, turns).write();
        turns.write(asked.get("messages"));
        return turns;
    }

    /// What the caller allows; 0 when it says nothing.
    private long limit() {
        Value most = asked.get("max_completion_tokens");
        return most.present() ? most.count() : asked.get("max_tokens").count();
    }

    /// There is no word for "any JSON object": the model is told (openai-wire CHAT-6).
    private void instruct(AnthropicTurns turns) {
        if (asked.get("response_format").get("type").is("json_object")) {
            turns.system()
                    .comma()
                    .put(
                            "{\"type\":\"text\",\"text\":\"Answer with one JSON object and nothing else.\"}");
            asked.drop("response_format=instruction");
        }
    }
}
