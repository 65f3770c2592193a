package dev.sluice.replay;

import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.DecisionRecord.After;

/// What became of an answer, as far as anybody can tell. A call that did not finish says nothing of
/// its tier.
enum Outcome {
    ACCEPTED,
    REJECTED,
    UNKNOWN;

    /// routing-quality.md section 11: accepted is no retry, no rephrase, no complaint, valid
    /// output.
    static Outcome of(DecisionRecord record) {
        After after = record.after();
        if (!record.ended().finished()) {
            return UNKNOWN;
        }
        return switch (after.feedback()) {
            case "good" -> ACCEPTED;
            case "under", "over", "slow" -> REJECTED;
            case String _ -> !after.again().isEmpty() || fellShort(record) ? REJECTED : ACCEPTED;
        };
    }

    /// Whether the answer itself shows that it will not do, or a judge who was shown it says so.
    static boolean fellShort(DecisionRecord record) {
        return record.ended().cutEmpty()
                || !record.ended().escalated().isEmpty()
                || !record.after().invalid().isEmpty()
                || record.after().blind().equals("under");
    }
}
