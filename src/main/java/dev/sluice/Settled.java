package dev.sluice;

import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Refusal;
import java.util.function.Consumer;

/// An outcome in the words of metrics and ledger; of an escalated call, its last answer.
///
/// @param status 2xx, 4xx, 5xx, interrupted or client_closed
/// @param errorType the closed set of observability.md 2.5; `none` when all went well
/// @param costMicros micro-dollars; -1 when nothing was used, or nobody knows the price
record Settled(String status, String errorType, Usage usage, long costMicros) {

    /// @param cost of the answer, or the last of several
    static Settled of(Outcome outcome, long cost) {
        Usage usage = outcome.usage();
        return switch (outcome) {
            case Outcome.Twice twice -> of(twice.last(), cost);
            case Outcome.Finished _ -> new Settled("2xx", "none", usage, cost);
            case Outcome.Refused(String word) -> new Settled("4xx", word, usage, cost);
            case Outcome.Failed(String word, _, boolean committed, _) ->
                    new Settled(
                            committed
                                    ? "interrupted"
                                    : word.equals("upstream_rate_limited") ? "4xx" : "5xx",
                            word,
                            usage,
                            cost);
            case Outcome.ClientGone _ -> new Settled("client_closed", "client_closed", usage, cost);
            case Outcome.Abandoned _ -> new Settled("5xx", "internal", usage, cost);
        };
    }

    /// Of a call that no upstream answered.
    static Outcome outcome(Refusal refusal) {
        return refusal.ours()
                ? new Outcome.Failed(refusal.word(), "", false, Usage.UNKNOWN)
                : new Outcome.Refused(refusal.word());
    }

    boolean finished() {
        return status.equals("2xx");
    }

    /// Says who cut a committed stream short, if anybody did.
    void abortedBy(Consumer<String> count) {
        if (!finished()) {
            count.accept(
                    status.equals("client_closed")
                            ? "client"
                            : switch (errorType) {
                                case "upstream_timeout" -> "timeout";
                                case "draining" -> "drain";
                                case String _ -> "upstream";
                            });
        }
    }

    /// As `0.0371`: without `String.format`, which costs more than the decision.
    static String fourDecimals(double probability) {
        if (probability < 0) {
            return "-" + fourDecimals(-probability);
        }
        long scaled = Math.round(probability * 10_000) + 10_000;
        String digits = Long.toString(scaled);
        return (scaled >= 20_000 ? "1." : "0.") + digits.substring(1);
    }
}
