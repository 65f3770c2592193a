package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import java.util.ArrayList;
import java.util.List;

/// A chat in Anthropic's form, said in OpenAI's (providers.md section 4, the tables inverted).
/// Throws [dev.sluice.wire.Refused] for what cannot be said in it.
final class MessagesRequest {

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
        this.out = new Bytes(ask.body().length() + 512);
    }

    List<String> dropped() {
        return dropped;
    }

    byte[] write() {
        MessagesMembers.check(body, rules.unsupported(), dropped);
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
        if (plain) {
            Nested.of(body).stream().filter(each -> !dropped.contains(each)).forEach(dropped::add);
        }
        return out.put("}").take();
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
