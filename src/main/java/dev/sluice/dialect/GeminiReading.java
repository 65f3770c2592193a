package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads an answer of Gemini's generateContent (providers.md section 5). Each event of a stream is
/// a whole answer with what is new in it.
final class GeminiReading implements Reading {

    private GeminiCandidate candidate;
    private @Nullable String finish;
    private @Nullable Usage usage;
    private @Nullable Complaint failure;

    GeminiReading(GeminiCandidate first) {
        this.candidate = first;
    }

    @Override
    public void event(Value event, Telling to) {
        List<Value> candidates = opened(event, to);
        if (!candidates.isEmpty()) {
            tell(candidates.getFirst(), to);
        }
    }

    private List<Value> opened(Value event, Telling to) {
        if (event.get("error").present()) {
            failure = GeminiErrors.within(event);
            return List.of();
        }
        to.begin(event.get("responseId"));
        Usage told = GeminiStops.usage(event.get("usageMetadata"));
        usage = told == null ? usage : told;
        List<Value> candidates = event.get("candidates").items();
        if (candidates.isEmpty()) {
            blocked(event.get("promptFeedback").get("blockReason"), to);
        }
        return candidates;
    }

    /// One choice for each candidate; one that never ended breaks the answer.
    @Override
    public void whole(Value answer, Telling to) {
        List<Value> candidates = opened(answer, to);
        for (int i = 0; i < candidates.size(); i++) {
            if (i > 0) {
                if (finish == null) {
                    return;
                }
                to.next(finish);
                finish = null;
                candidate = candidate.next();
            }
            tell(candidates.get(i), to);
        }
    }

    private void tell(Value said, Telling to) {
        candidate.tell(said, to);
        stopped(said.get("finishReason").text());
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
            finish = candidate.called() ? "tool_calls" : GeminiStops.finish(reason);
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
