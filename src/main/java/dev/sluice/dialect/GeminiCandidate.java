package dev.sluice.dialect;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One candidate of Gemini's while its parts are told, of a whole answer or as they come.
final class GeminiCandidate {

    private final GeminiProofs proofs;
    private final Supplier<String> ids;
    private boolean called;
    private @Nullable String finish;

    /// @param ids for calls that come without one
    GeminiCandidate(GeminiProofs proofs, Supplier<String> ids) {
        this.proofs = proofs;
        this.ids = ids;
    }

    GeminiCandidate next() {
        return new GeminiCandidate(proofs, ids);
    }

    /// As [GeminiProofs#heard].
    Complaint heard(Complaint no) {
        return proofs.heard(no);
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
                text(part, to);
            }
        }
        Bytes likely = GeminiLikely.tokens(candidate.get("logprobsResult"));
        if (likely.length() > 0) {
            to.aside(new Aside.Likely(likely));
        }
    }

    /// The last one of an answer may have a signature and no words.
    private static void text(Value part, Telling to) {
        to.text(part.get("text"));
        Value signature = part.get("thoughtSignature");
        if (signature.says()) {
            to.aside(new Aside.Signed(signature));
        }
    }

    private void call(Value call, Value thought, Telling to) {
        called = true;
        Value id = call.get("id").says() ? call.get("id") : Value.quoted("call_" + ids.get());
        if (thought.says()) {
            proofs.keep(id.text(), thought);
        }
        to.call(id, call.get("name"), thought);
        Value arguments = call.get("args");
        to.argumentsWhole(arguments.isObject() ? arguments : Value.of(new byte[] {'{', '}'}));
    }
}
