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

    private static final double HOTTEST = 1;

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
        if (turns.surplus() > 0) {
            asked.drop("cache_control");
            turns = said(turns.surplus());
        }
        if (turns.named()) {
            asked.drop("messages.name");
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
        sampling(thinking.on());
        thinking.write(out, asked);
        stops();
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

    private void sampling(boolean thinks) {
        Value heat = asked.get("temperature");
        if (heat.isNumber() && !thinks) {
            boolean hot = heat.number(0) > HOTTEST;
            out.put(",\"temperature\":").put(hot ? "1" : heat.written());
            if (hot) {
                asked.drop("temperature=1");
            }
        } else if (heat.present()) {
            asked.drop("temperature");
        }
        for (String name : new String[] {"top_p", "top_k"}) {
            Value value = asked.get(name);
            if (value.isNumber() && !thinks) {
                out.put(",\"").put(name).put("\":").put(value);
            } else if (value.present()) {
                asked.drop(name);
            }
        }
    }

    private void stops() {
        Value stop = asked.get("stop");
        Bytes list = new Bytes(64);
        for (Value each : stop.isString() ? java.util.List.of(stop) : stop.items()) {
            if (!Roles.isBlank(each)) {
                list.put(list.length() == 0 ? "" : ",").put(each);
            }
        }
        if (list.length() > 0) {
            out.put(",\"stop_sequences\":[").put(list).put("]");
        }
    }
}
