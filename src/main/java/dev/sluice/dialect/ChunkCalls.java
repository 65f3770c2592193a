package dev.sluice.dialect;

/// The tool calls of a stream in OpenAI's form, one after the other. The older form has room for
/// one: those after the first are left out.
final class ChunkCalls {

    private final ChunkFrames out;
    private final boolean legacy;
    private String ended = "";
    private int last = -1;
    private long spoken;

    /// @param legacy as [Legacy#spoken]
    ChunkCalls(ChunkFrames out, boolean legacy) {
        this.out = out;
        this.legacy = legacy;
    }

    private boolean told() {
        return !legacy || last == 0;
    }

    /// @param thought Gemini's signature of the call; absent when it has none
    void open(Value id, Value name, Value thought) {
        last++;
        spoken += name.to - name.from;
        if (!told()) {
            return;
        }
        if (legacy) {
            out.delta().put("{\"function_call\":{\"name\":").put(name).put(",\"arguments\":\"\"}}");
            out.end();
            return;
        }
        Bytes call = out.delta().put("{\"tool_calls\":[{\"index\":").put(last);
        call.put(",\"id\":").put(id);
        if (thought.isString()) {
            call.put(",\"extra_content\":{\"google\":{\"thought_signature\":")
                    .put(thought)
                    .put("}}");
        }
        call.put(",\"type\":\"function\",\"function\":{\"name\":")
                .put(name)
                .put(",\"arguments\":\"\"}}]}");
        out.end();
    }

    void arguments(Value fragment) {
        if (!fragment.says()) {
            return;
        }
        spoken += fragment.to - fragment.from - 2;
        if (told()) {
            end(fragment().inside(fragment));
        }
    }

    void argumentsWhole(Value object) {
        spoken += object.to - object.from;
        if (told()) {
            end(fragment().escaped(object.a, object.from, object.to));
        }
    }

    private Bytes fragment() {
        return legacy
                ? out.delta().put("{\"function_call\":{\"arguments\":\"")
                : out.delta()
                        .put("{\"tool_calls\":[{\"index\":")
                        .put(last)
                        .put(",\"function\":{\"arguments\":\"");
    }

    private void end(Bytes fragment) {
        fragment.put(legacy ? "\"}}" : "\"}}]}");
        out.end();
    }

    /// Bytes of names and arguments so far.
    long spoken() {
        return spoken;
    }

    /// Their choice ends, but is told to have ended only when all have.
    void end(String reason) {
        ended = Legacy.finish(legacy, reason);
    }

    /// Why it did, in the words of the form.
    String ended() {
        return ended;
    }
}
