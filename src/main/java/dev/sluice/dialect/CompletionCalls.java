package dev.sluice.dialect;

/// The tool calls of a whole answer in OpenAI's form, one after the other.
final class CompletionCalls {

    private final Bytes calls = new Bytes(64);
    private boolean open;

    /// @param thought Gemini's signature of the call; absent when it has none
    void open(Value id, Value name, Value thought) {
        close();
        calls.comma().put("{\"id\":").put(id).put(",\"type\":\"function\",");
        if (thought.isString()) {
            calls.put("\"extra_content\":{\"google\":{\"thought_signature\":")
                    .put(thought)
                    .put("}},");
        }
        calls.put("\"function\":{\"name\":").put(name).put(",\"arguments\":\"");
        open = true;
    }

    private void close() {
        if (open) {
            calls.put("\"}}");
            open = false;
        }
    }

    void arguments(Value fragment) {
        calls.words(fragment);
    }

    void argumentsWhole(Value object) {
        calls.escaped(object.a, object.from, object.to);
    }

    int length() {
        return calls.length();
    }

    /// All of them, without brackets.
    Bytes written() {
        close();
        return calls;
    }
}
