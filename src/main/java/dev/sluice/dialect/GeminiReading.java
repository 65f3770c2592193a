package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads an answer of Gemini's generateContent (providers.md section 5). Each event of a stream is
/// a whole answer with what is new in it.
final class GeminiReading implements Reading {

    private final Signatures signatures;
    private final String loop;
    private final Supplier<String> ids;
    private boolean called;
    private @Nullable String finish;
    private @Nullable Usage usage;
    private @Nullable Complaint failure;

    /// @param loop as [Signatures#loop]
    /// @param ids for calls that come without one
    GeminiReading(Signatures signatures, String loop, Supplier<String> ids) {
        this.signatures = signatures;
        this.loop = loop;
        this.ids = ids;
    }

    @Override
    public void event(Value event, Telling to) {
        if (event.get("error").present()) {
            failure = GeminiErrors.within(event);
            return;
        }
        to.begin(event.get("responseId"));
        Usage told = GeminiStops.usage(event.get("usageMetadata"));
        usage = told == null ? usage : told;
        List<Value> candidates = event.get("candidates").items();
        if (candidates.isEmpty()) {
            blocked(event.get("promptFeedback").get("blockReason"), to);
            return;
        }
        for (Value part : candidates.getFirst().get("content").get("parts").items()) {
            part(part, to);
        }
        stopped(candidates.getFirst().get("finishReason").text());
    }

    @Override
    public void whole(Value answer, Telling to) {
        event(answer, to);
    }

    private void part(Value part, Telling to) {
        Value call = part.get("functionCall");
        if (call.isObject()) {
            call(call, part.get("thoughtSignature"), to);
        } else if (part.get("thought").isTrue()) {
            to.reasoning(part.get("text"));
        } else {
            to.text(part.get("text"));
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

    private void blocked(Value reason, Telling to) {
        if (reason.says()) {
            finish = "content_filter";
            to.refusal(Value.quoted("The provider blocked the prompt: " + reason.text()));
        }
    }

    private void stopped(String reason) {
        if (GeminiStops.broken(reason)) {
            failure = Complaint.protocol("the model ended its answer with " + reason);
        } else if (GeminiStops.said(reason)) {
            finish = called ? "tool_calls" : GeminiStops.finish(reason);
        }
    }

    @Override
    public Complaint refused(int status, byte[] body) {
        return GeminiErrors.read(status, body);
    }

    @Override
    public @Nullable String finish() {
        return finish;
    }

    /// The end is the end of the body.
    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public @Nullable Usage usage() {
        return usage;
    }

    @Override
    public @Nullable Complaint failure() {
        return failure;
    }
}
