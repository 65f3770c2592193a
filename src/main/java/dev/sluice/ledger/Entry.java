package dev.sluice.ledger;

import dev.sluice.wire.Endpoint;

/// The record of one ended call: what the log line, and later the journal, hold. No prompt text, no
/// key, no header.
///
/// @param costMicros micro-dollars; -1 when unpriced or unknown
public record Entry(
        String requestId,
        long generation,
        Endpoint endpoint,
        Who who,
        Chosen chosen,
        Timing timing,
        Outcome outcome,
        long costMicros) {

    /// `none` where a step was not reached.
    public record Who(String team, String keyId, String requestedModel) {}

    /// The decision; words are `none` and the score NaN where routing was not reached. `target`
    /// answered, or was tried last.
    public record Chosen(
            String decision,
            String model,
            String target,
            String tier,
            String rule,
            String reason,
            double score,
            int attempts) {

        /// The same decision, now being tried on a target.
        public Chosen tried(String model, String target, int attempts) {
            return new Chosen(decision, model, target, tier, rule, reason, score, attempts);
        }

        public static final Chosen NOTHING =
                new Chosen("none", "none", "none", "none", "none", "none", Double.NaN, 0);
    }

    /// Nanoseconds since arrival; -1 for what did not happen. `status` is 2xx, 4xx, 5xx,
    /// interrupted or client_closed.
    ///
    /// @param overhead until the first attempt was sent
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
