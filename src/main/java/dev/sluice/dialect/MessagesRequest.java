package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A chat in Anthropic's form, said in OpenAI's (providers.md section 4, the tables inverted).
/// Throws [dev.sluice.wire.Refused] for what cannot be said in it.
final class MessagesRequest {

    private static final Set<String> CARRIED =
            Set.of(
                    "model",
                    "messages",
                    "system",
                    "max_tokens",
                    "stream",
                    "temperature",
                    "top_p",
                    "top_k",
                    "stop_sequences",
                    "tools",
                    "tool_choice",
                    "thinking",
                    "output_config",
                    "output_format",
                    "metadata");

    /// What changes the meaning of an answer.
    private static final Set<String> MEANING = Set.of("mcp_servers", "container");

    private final Ask ask;
    private final Model model;
    private final Provider.Rules rules;
    private final boolean plain;
    private final Value body;
    private final List<String> dropped = new ArrayList<>();
    private final Bytes out;

    /// @param plain whether it goes to who knows OpenAI's words and no others
    MessagesRequest(Ask ask, Model model, boolean plain) {
        this.ask = ask;
        this.model = model;
        this.rules = model.provider().rules();
        this.plain = plain;
        this.body = Value.of(ask.body().bytes());
        this.out = new Bytes(ask.body().bytes().length + 512);
    }

    /// Under which name the caller knows a member of the chat; empty when it is no word of the
    /// caller's.
    static String callersName(String member) {
        return switch (member) {
            case "stop" -> "stop_sequences";
            case "user" -> "metadata";
            case "response_format" -> "output_config";
            case "parallel_tool_calls" -> "tool_choice";
            case String said when said.startsWith("reasoning_effort") ->
                    "thinking" + said.substring("reasoning_effort".length());
            case String said when said.startsWith("max_") && said.contains("=max_") -> "";
            case "stream_options" -> "";
            case String said -> said;
        };
    }

    List<String> dropped() {
        return dropped;
    }

    byte[] write() {
        check();
        MessagesTurns turns = new MessagesTurns(out, plain, rules.turns().reasoning(), dropped);
        out.put("{\"model\":").quoted(ask.model()).put(",\"messages\":[");
        turns.system(body.get("system"));
        turns.write(body.get("messages"));
        out.put("],\"max_tokens\":").put(ask.options().maxTokens());
        out.put(ask.streams() ? ",\"stream\":true" : "");
        sampling();
        stops();
        new MessagesTools(body, rules, plain, dropped).write(out);
        new MessagesThinking(body, model, dropped).write(out, plain);
        format();
        user();
        return out.put("}").take();
    }

    /// Looks at each member that OpenAI's form has no word for.
    private void check() {
        for (int i = 0; i < body.size(); i++) {
            String name = body.name(i);
            if (CARRIED.contains(name) || !body.at(i).present()) {
                continue;
            }
            boolean refuse =
                    switch (rules.unsupported()) {
                        case BY_MEANING -> MEANING.contains(name);
                        case REFUSE -> true;
                        case DROP -> false;
                    };
            if (refuse) {
                throw Cannot.carry(name, "is set");
            }
            dropped.add(name);
        }
    }

    private void sampling() {
        member("temperature");
        member("top_p");
        boolean own = model.provider().residency() == Provider.Residency.SELF_HOSTED;
        if (!plain || own) {
            member("top_k");
        } else if (body.get("top_k").present()) {
            dropped.add("top_k");
        }
    }

    private void member(String name) {
        Value value = body.get(name);
        if (value.present()) {
            out.put(",\"").put(name).put("\":").put(value);
        }
    }

    private void stops() {
        Value stops = body.get("stop_sequences");
        if (!stops.items().isEmpty()) {
            out.put(",\"stop\":").put(stops);
        }
    }

    private void format() {
        Value within = body.get("output_config").get("format");
        Value format = within.isObject() ? within : body.get("output_format");
        if (format.get("schema").isObject()) {
            out.put(",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":")
                    .put("{\"name\":\"answer\"")
                    .put(Schemas.strict(format.get("schema")) ? ",\"strict\":true" : "")
                    .put(",\"schema\":")
                    .put(format.get("schema"))
                    .put("}}");
        }
    }

    /// Under another name: short enough for every provider, and nobody's identity (openai-wire
    /// PARAM-5).
    private void user() {
        String user = ask.options().user();
        if (user != null) {
            out.put(",\"user\":").quoted(Pseudonym.of(user, model.provider().apiKey()));
        }
    }
}
