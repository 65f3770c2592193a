package dev.sluice.ledger;

import dev.sluice.wire.Endpoint;
import java.util.ArrayList;
import java.util.List;

/// The record of one ended call: what the log line, and later the journal, hold. No prompt text, no
/// key, no header.
///
/// @param answerMicros what the answer cost, or the last of two, in micro-dollars; -1 when unpriced
///   or unknown
public record Entry(
        String requestId,
        long generation,
        Endpoint endpoint,
        Who who,
        Chosen chosen,
        Timing timing,
        Outcome outcome,
        long answerMicros) {

    /// Of all answers to the call together, in micro-dollars; -1 when nobody knows some part.
    public long costMicros() {
        return Prices.all(outcome, answerMicros);
    }

    /// `none` where a step was not reached.
    public record Who(String team, String keyId, String requestedModel) {}

    /// The decision; words are `none` and the score NaN where routing was not reached. `target`
    /// answered, or was tried last.
    public record Chosen(
            String decision,
            String model,
            String target,
            String tier,
            Ruled ruled,
            String reason,
            double score,
            Tried tried) {

        /// `TEAM/RULE NAME` that decided, or `route:NAME`.
        public String rule() {
            return ruled.by();
        }

        public int attempts() {
            return tried.attempts();
        }

        /// The same decision, now being tried on a target.
        public Chosen tried(String model, String target, int attempts) {
            return with(model, target, new Tried(attempts, tried.lost()));
        }

        /// The same decision, after an attempt that will not be the one that answers.
        public Chosen lost(Lost attempt) {
            List<Lost> all = new ArrayList<>(tried.lost());
            all.add(attempt);
            return with(model, target, new Tried(tried.attempts(), List.copyOf(all)));
        }

        private Chosen with(String model, String target, Tried tried) {
            return new Chosen(decision, model, target, tier, ruled, reason, score, tried);
        }

        public static final Chosen NOTHING =
                new Chosen(
                        "none", "none", "none", "none", Ruled.NONE, "none", Double.NaN, Tried.NONE);
    }

    /// What the team's rules did to a call.
    ///
    /// @param by the one that decided
    /// @param met those that were asked, in order
    public record Ruled(String by, List<Rule> met) {

        static final Ruled NONE = new Ruled("none", List.of());
    }

    /// @param name `TEAM/RULE NAME`
    /// @param effect passed, narrowed, picked, denied or failed
    public record Rule(String name, String effect) {}

    /// How often a target was asked.
    ///
    /// @param lost the attempts that did not answer, and that another one took over from or beat
    public record Tried(int attempts, List<Lost> lost) {

        public static final Tried NONE = new Tried(0, List.of());
    }

    /// @param word what ended it: `outrun`, or the `error_type` of its failure
    public record Lost(String model, String target, String word) {}

    /// Nanoseconds since arrival; -1 for what did not happen. `status` is 2xx, 4xx, 5xx,
    /// interrupted or client_closed.
    ///
    /// @param overhead our own time until the first attempt began, without waits for others
    /// @param begun when the attempt was sent that answered, or was the last
    /// @param slow a stream below the rate that its configuration asks of it
    public record Timing(
            boolean stream,
            String status,
            long overhead,
            long begun,
            long firstToken,
            long total,
            boolean slow) {}
}
