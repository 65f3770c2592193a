package dev.sluice.dialect;

import dev.sluice.wire.Ids;

/// What a message of Anthropic's is made of, whole or in events.
final class MessageParts {

    private MessageParts() {}

    /// The members that come first, behind an open brace.
    static void head(Bytes out, Value id, String model) {
        out.put("{\"id\":\"msg_");
        if (id.says()) {
            out.inside(id);
        } else {
            out.put(Ids.next());
        }
        out.put("\",\"type\":\"message\",\"role\":\"assistant\",\"model\":").quoted(model);
    }

    /// A call's members before its input. A result names its call, so that one needs an id.
    static Bytes call(Bytes out, Value id, Value name) {
        out.put("{\"type\":\"tool_use\",\"id\":");
        if (id.says()) {
            out.put(id);
        } else {
            out.quoted("toolu_" + Ids.next());
        }
        return out.put(",\"name\":").put(name.isString() ? name : Value.quoted(""));
    }

    /// Whether a whole answer in OpenAI's words calls a tool with arguments that are no object.
    static boolean garbled(Value chat) {
        for (Value choice : chat.get("choices").items()) {
            for (Value call : choice.get("message").get("tool_calls").items()) {
                Value said = call.get("function").get("arguments");
                Bytes arguments = new Bytes(64);
                if (said.says() && !Strict.isObject(Value.of(arguments.unescaped(said).take()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Arguments that are no object would break the message: they become an object that holds what
    /// was said.
    static Bytes input(Bytes out, byte[] arguments) {
        if (arguments.length == 0) {
            return out.put("{}");
        }
        return Strict.isObject(Value.of(arguments))
                ? out.put(arguments)
                : out.put("{\"arguments\":\"").escaped(arguments, 0, arguments.length).put("\"}");
    }
}
