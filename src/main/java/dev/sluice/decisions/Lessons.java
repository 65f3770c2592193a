package dev.sluice.decisions;

import dev.sluice.decisions.Conversations.Again;
import dev.sluice.decisions.Conversations.Before;
import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.metrics.Hindsight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is learned of calls after they ended: from their team's word, from the same being asked
/// again, and from many of them together. One thread at a time.
final class Lessons {

    private final DecisionStore store;
    private final @Nullable LogFile log;
    private final Hindsight meters;
    private final Conversations conversations = new Conversations();
    private final Drift drift;

    Lessons(DecisionStore store, @Nullable LogFile log, Hindsight meters) {
        this.store = store;
        this.log = log;
        this.meters = meters;
        this.drift = new Drift(meters);
    }

    /// The team said so, and had not said it before.
    void judged(DecisionRecord record, Verdict verdict) {
        After now = record.after();
        learned(record.id(), new After(verdict.word(), now.again(), now.invalid(), now.blind()));
        String team = record.asked().team();
        meters.feedback(team, record.routed().tier(), verdict.word());
        if (verdict == Verdict.UNDER || verdict == Verdict.OVER) {
            meters.contested(team, verdict.word());
        }
        drift.judged(record, verdict);
    }

    /// In the order calls ended.
    void ended(Draft draft) {
        conversations.ended(draft).ifPresent(this::askedAgain);
        DecisionRecord open = draft.open();
        String tier = open.routed().tier();
        if (open.ended().finish().equals("length")) {
            meters.signal(tier, open.ended().cutEmpty() ? "empty_length" : "length");
        }
        if (!open.ended().escalated().isEmpty()) {
            meters.signal(tier, open.ended().escalated());
        }
        drift.saw(draft);
    }

    private void askedAgain(Again again) {
        Before call = again.call();
        store.learned(call.id())
                .ifPresent(known -> {
                    String how = again.how();
                    learned(
                            call.id(),
                            new After(known.feedback(), how, known.invalid(), known.blind()));
                    meters.signal(call.tier(), how);
                    doubted(call.tier(), call.team(), call.route());
                });
    }

    /// The answer was looked at: it broke its form, or a judge said something of it, or nobody
    /// could look (`unread`, `blind_missed`).
    void shown(DecisionRecord record, String word) {
        String tier = record.routed().tier();
        meters.signal(tier, word);
        After was = record.after();
        After now =
                switch (word) {
                    case "schema", "tool_call" ->
                            new After(was.feedback(), was.again(), word, was.blind());
                    case "blind_good" ->
                            new After(was.feedback(), was.again(), was.invalid(), "good");
                    case "blind_under" ->
                            new After(was.feedback(), was.again(), was.invalid(), "under");
                    case String _ -> was;
                };
        if (!now.equals(was)) {
            learned(record.id(), now);
            if (!word.equals("blind_good")) {
                doubted(tier, record.asked().team(), record.routed().route());
            }
        }
    }

    /// Something speaks against an answer, and a stronger model might have given a better one.
    private void doubted(String tier, String team, String route) {
        if (tier.equals("fast")) {
            meters.contested(team, "under");
            drift.doubted(route);
        }
    }

    private void learned(String id, After after) {
        store.learned(id, after);
        if (log != null) {
            meters.dropped("log_failed", log.append(List.of(JsonLine.learned(id, after))));
        }
    }
}
