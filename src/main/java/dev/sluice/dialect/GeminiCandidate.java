package dev.sluice.dialect;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One candidate of Gemini's while its parts are told, of a whole answer or as they come.
final class GeminiCandidate {

    private final Signatures signatures;
    private final String loop;
    private final Supplier<String> ids;
    private boolean called;
    private @Nullable String finish;

    /// @param loop as [Signatures#loop]
    /// @param ids for calls that come without one
    GeminiCandidate(Signatures signatures, String loop, Supplier<String> ids) {
        this.signatures = signatures;
        this.loop = loop;
        this.ids = ids;
    }

    GeminiCandidate next() {
        return new GeminiCandidate(signatures, loop, ids);
    }

    /// Why it ended, in OpenAI's word; null before it did.
    @Nullable String finish() {
        return finish;
    }

    /// Where a tool was called, that is the reason, whatever it says.
    String stop(String reason) {
        finish = called ? "tool_calls" : GeminiStops.finish(reason);
        return finish;
    }

    void tell(Value candidate, Telling to) {
        for (Value part : candidate.get("content").get("parts").items()) {
            Value call = part.get("functionCall");
            if (call.isObject()) {
                call(call, part.get("thoughtSignature"), to);
            } else if (part.get("thought").isTrue()) {
                to.reasoning(part.get("text"));
            } else {
                to.text(part.get("text"));
            }
        }
        Bytes likely = GeminiLikely.tokens(candidate.get("logprobsResult"));
        if (likely.length() > 0) {
            to.likely(likely);
        }
    }

    private void call(Value call, Value thought, Telling to) {
        called = true;
        Value id = call.get("id").says() ? call.get("id") : Value.quoted("call_" + ids.get());
        if (thought.says()) {
            byte[] kept = new Bytes(thought.to - thought.from).put(thought).take();
            signatures.keep(loop, List.of(id.text()), kept);
        }
        to.call(id, call.get("name"), thought);
        Value arguments = call.get("args");
        to.argumentsWhole(arguments.isObject() ? arguments : Value.of(new byte[] {'{', '}'}));
    }
}
