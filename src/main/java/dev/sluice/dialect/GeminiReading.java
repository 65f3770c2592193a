package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads an answer of Gemini's generateContent (providers.md section 5). Each event of a stream is
/// a whole answer with what is new in it.
final class GeminiReading implements Reading {

    private final TreeMap<Long, GeminiCandidate> begun = new TreeMap<>();
    private final GeminiCandidate first;
    private @Nullable String blocked;
    private @Nullable Usage usage;
    private @Nullable Complaint failure;

    GeminiReading(GeminiCandidate first) {
        this.first = first;
    }

    @Override
    public void event(Value event, Telling to) {
        for (Value candidate : opened(event, to)) {
            tell(candidate.get("index").count(), candidate, to);
        }
    }

    private List<Value> opened(Value event, Telling to) {
        if (event.get("error").present()) {
            failure = first.heard(GeminiErrors.within(event));
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

    /// One choice for each candidate, in the order they are listed.
    @Override
    public void whole(Value answer, Telling to) {
        List<Value> candidates = opened(answer, to);
        for (int i = 0; i < candidates.size(); i++) {
            tell(i, candidates.get(i), to);
        }
    }

    private void tell(long index, Value said, Telling to) {
        if (!to.choice(index)) {
            return;
        }
        GeminiCandidate candidate = begun.computeIfAbsent(index, _ -> first.next());
        candidate.tell(said, to);
        String reason = said.get("finishReason").text();
        if (GeminiStops.broken(reason)) {
            failure = Complaint.spoiled("the model ended its answer with " + reason);
        } else if (GeminiStops.said(reason)) {
            String finish = candidate.stop(reason);
            if (index > 0) {
                to.ended(finish);
            }
        }
    }

    private void blocked(Value reason, Telling to) {
        if (reason.says()) {
            blocked = "content_filter";
            to.refusal(Value.quoted("The provider blocked the prompt: " + reason.text()));
        }
    }

    @Override
    public Complaint refused(int status, byte[] body) {
        return first.heard(GeminiErrors.read(status, body));
    }

    /// Of the first candidate, once all that began have ended.
    @Override
    public @Nullable String finish() {
        GeminiCandidate answer = begun.get(0L);
        if (answer == null) {
            return blocked;
        }
        return begun.values().stream().allMatch(each -> each.finish() != null)
                ? answer.finish()
                : null;
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
