package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import java.util.Set;

/// OpenAI's older words for tools, `functions` and `function_call`, said in today's, so that codecs
/// know one form (openai-wire CHAT-11). The answer is told in the words the caller used.
final class Legacy {

    /// What the older words become. A client may write all it knows, null where it says nothing.
    private static final Set<String> MODERN = Set.of("tools", "tool_choice");

    private Legacy() {}

    /// Whether the caller offers functions in the older form, and so expects a call in it.
    static boolean spoken(Ask ask) {
        return isArray(ask.body(), "functions") && !isArray(ask.body(), "tools");
    }

    /// Why an answer ended.
    ///
    /// @param legacy as [#spoken]
    static String finish(boolean legacy, String reason) {
        return legacy && reason.equals("tool_calls") ? "function_call" : reason;
    }

    private static boolean isArray(Body body, String name) {
        int at = body.find(name);
        return at >= 0 && body.bytes()[body.valueStart(at)] == '[';
    }

    /// A request in today's words; itself when it has no others. Throws [dev.sluice.wire.Refused]
    /// for both forms at once, and for what is none.
    static Value modern(Ask ask, Value body) {
        boolean offered = body.get("functions").isArray();
        if (!offered && !(ask.content().turns() > 1 && LegacyTurns.any(body))) {
            return body;
        }
        if (offered && body.get("tools").isArray()) {
            throw Cannot.read("functions", "stands beside tools", "send one of them");
        }
        Bytes out = new Bytes(body.to - body.from + 512).put("{");
        for (int i = 0; i < body.size(); i++) {
            String name = body.name(i);
            Value said = body.at(i);
            switch (name) {
                case "messages" -> new LegacyTurns(out.comma()).write(said);
                case String _ when offered && name.equals("functions") -> tools(out.comma(), said);
                case String _ when offered && name.equals("function_call") -> choice(out, said);
                case String _ when offered && MODERN.contains(name) && !said.present() -> {}
                case String _ -> out.comma().put("\"" + name + "\":").put(said);
            }
        }
        return Value.of(out.put("}").take());
    }

    private static void tools(Bytes out, Value functions) {
        out.put("\"tools\":[");
        int i = 0;
        for (Value function : functions.items()) {
            if (!function.get("name").says()) {
                throw Cannot.read("functions[" + i + "]", "has no name", "name each function");
            }
            out.comma().put("{\"type\":\"function\",\"function\":").put(function).put("}");
            i++;
        }
        out.put("]");
    }

    private static void choice(Bytes out, Value said) {
        if (said.get("name").says()) {
            out.comma()
                    .put("\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":")
                    .put(said.get("name"))
                    .put("}}");
        } else if (said.is("none") || said.is("auto")) {
            out.comma().put("\"tool_choice\":").put(said);
        } else if (said.present()) {
            throw Cannot.read(
                    "function_call", "is neither none, auto nor {name}", "send one of them");
        }
    }
}
