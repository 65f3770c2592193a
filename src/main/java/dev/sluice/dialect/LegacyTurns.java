package dev.sluice.dialect;

import java.util.HashMap;
import java.util.Map;

/// Turns with a `function_call` and results of the role `function`, as calls of tools and their
/// results. The older form has no ids: a result belongs to the last call of its name, and the ids
/// are ours.
final class LegacyTurns {

    private static final byte[] CALL =
            "\"function_call\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Bytes out;
    private final Map<String, String> calls = new HashMap<>();

    LegacyTurns(Bytes out) {
        this.out = out;
    }

    /// Whether a conversation may have such turns; only the bytes are looked at.
    static boolean any(Value body) {
        for (int i = body.from; i <= body.to - CALL.length; i++) {
            if (body.a[i] == '"' && body.a[i + CALL.length - 1] == '"' && matches(body.a, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] a, int from) {
        return java.util.Arrays.equals(a, from, from + CALL.length, CALL, 0, CALL.length);
    }

    /// The member `messages`.
    void write(Value messages) {
        out.put("\"messages\":[");
        int i = 0;
        for (Value message : messages.items()) {
            turn(out.comma(), message, i++);
        }
        out.put("]");
    }

    private void turn(Bytes out, Value message, int i) {
        boolean calls = message.get("function_call").isObject();
        boolean answers = message.get("role").is("function");
        if (!calls && !answers) {
            out.put(message);
            return;
        }
        out.put("{");
        for (int m = 0; m < message.size(); m++) {
            String name = message.name(m);
            boolean ours =
                    switch (name) {
                        case "function_call" -> true;
                        case "tool_calls" -> calls;
                        case "role", "tool_call_id" -> answers;
                        case String _ -> false;
                    };
            if (!ours) {
                out.comma().put("\"" + name + "\":").put(message.at(m));
            }
        }
        if (calls) {
            call(message, i);
        }
        if (answers) {
            answer(message, i);
        }
        out.put("}");
    }

    private void call(Value message, int i) {
        Value call = message.get("function_call");
        if (message.get("tool_calls").isArray()) {
            throw Cannot.read(
                    "messages[" + i + "].function_call",
                    "stands beside tool_calls",
                    "send one of them");
        }
        calls.put(call.get("name").text(), "call_" + i);
        out.comma()
                .put("\"tool_calls\":[{\"id\":\"call_")
                .put(i)
                .put("\",\"type\":\"function\",\"function\":")
                .put(call)
                .put("}]");
    }

    private void answer(Value message, int i) {
        String id = calls.get(message.get("name").text());
        if (id == null) {
            throw Cannot.read(
                    "messages[" + i + "].name",
                    "names no function called before it",
                    "send the assistant message with that function_call first");
        }
        out.comma().put("\"role\":\"tool\",\"tool_call_id\":").quoted(id);
    }
}
