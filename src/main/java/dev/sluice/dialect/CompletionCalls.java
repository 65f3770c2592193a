package dev.sluice.dialect;

/// The tool calls of a whole answer in OpenAI's form, one after the other. The older form has room
/// for one: those after the first are left out.
final class CompletionCalls {

    private final boolean legacy;
    private final Bytes calls = new Bytes(64);
    private int opened;

    /// @param legacy as [Legacy#spoken]
    CompletionCalls(boolean legacy) {
        this.legacy = legacy;
    }

    /// @param thought Gemini's signature of the call; absent when it has none
    void open(Value id, Value name, Value thought) {
        boolean first = opened++ == 0;
        if (legacy) {
            if (first) {
                calls.put("{\"name\":").put(name).put(",\"arguments\":\"");
            }
            return;
        }
        calls.put(first ? "" : "\"}},").put("{\"id\":").put(id).put(",\"type\":\"function\",");
        if (thought.isString()) {
            calls.put("\"extra_content\":{\"google\":{\"thought_signature\":")
                    .put(thought)
                    .put("}},");
        }
        calls.put("\"function\":{\"name\":").put(name).put(",\"arguments\":\"");
    }

    private boolean told() {
        return !legacy || opened == 1;
    }

    void arguments(Value fragment) {
        if (told()) {
            calls.words(fragment);
        }
    }

    void argumentsWhole(Value object) {
        if (told()) {
            calls.escaped(object.a, object.from, object.to);
        }
    }

    int length() {
        return calls.length();
    }

    /// The member that holds them, with a comma before it; nothing when there are none.
    void write(Bytes out) {
        if (opened > 0) {
            out.put(legacy ? ",\"function_call\":" : ",\"tool_calls\":[");
            out.put(calls).put(legacy ? "\"}" : "\"}}]");
        }
    }

    /// Why an answer ended, in the words of the form.
    String finish(String reason) {
        return Legacy.finish(legacy, reason);
    }
}
