package dev.sluice.decisions;

import dev.sluice.ask.Content;
import dev.sluice.ask.Options;
import dev.sluice.complexity.Features;
import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One routed call: enough to decide it again and to fit from it (routing-quality.md section 11).
/// Holds no text of the request but the prompt of a team that opted in, and no `user`.
///
/// @param at epoch milliseconds of the call's end
/// @param conversation which conversation it belongs to, sealed: only the installation's key tells
///   what was said first in it
public record DecisionRecord(
        String id,
        long at,
        String conversation,
        Asked asked,
        Weighed weighed,
        Routed routed,
        Ended ended,
        After after) {

    /// @param model as the caller named it; cut short when it is no configured name
    /// @param bytes of the body
    public record Asked(
            String team,
            Endpoint endpoint,
            String model,
            boolean stream,
            Options options,
            Content content,
            Wishes wishes,
            int bytes) {}

    /// @param probability NaN when nothing was weighed
    /// @param confident false inside the band
    /// @param artifact version of the weights, and after a slash the pair they are calibrated for
    public record Weighed(
            double probability,
            double threshold,
            double band,
            String language,
            boolean confident,
            List<String> reasons,
            String artifact,
            Seen seen) {}

    /// @param features sealed; null when nothing was weighed
    /// @param prompt the latest human turn of a team that opted in, at most 8 KB; else empty
    public record Seen(@Nullable Features features, String prompt) {

        static final Seen NOTHING = new Seen(null, "");
    }

    /// @param tier fast, reasoning or pinned
    /// @param met the rules on the way, in order
    /// @param candidates all that were looked at, in the order of what was said last of each
    /// @param propensity how likely this tier was, 1 unless the call lay in the exploration's scope
    public record Routed(
            String route,
            String tier,
            String rule,
            String reason,
            String words,
            List<Entry.Rule> met,
            List<Candidate> candidates,
            double propensity) {}

    /// @param why of one that stays, `chosen` or `fallback`; else what removed it
    public record Candidate(String model, boolean stays, String why) {}

    /// @param model that answered, or was tried last; `none` when none was
    /// @param escalated why a stronger model answered again; empty when none did
    /// @param status 2xx, 4xx, 5xx, interrupted or client_closed
    /// @param finish as in [dev.sluice.ledger.Stop#reason]
    /// @param empty whether the caller was told nothing
    public record Ended(
            String model,
            int attempts,
            String escalated,
            String status,
            String error,
            String finish,
            boolean empty,
            Spent spent) {

        public boolean finished() {
            return status.equals("2xx");
        }

        /// The usual failure after routing up.
        public boolean cutEmpty() {
            return empty && finish.equals("length");
        }
    }

    /// Milliseconds since arrival and micro-dollars; -1 for what did not happen or nobody knows.
    ///
    /// @param used by all models that worked on it
    /// @param limit which of our clocks ended the call; empty when none did
    /// @param failed the attempts before the one that answered, or was the last
    /// @param target of that one; `none` when none was tried
    /// @param begunMillis when that one was sent
    public record Spent(
            Used used,
            long costMicros,
            long firstTokenMillis,
            long totalMillis,
            String limit,
            List<Attempt> failed,
            String target,
            long begunMillis) {

        public Usage usage() {
            return used.all;
        }
    }

    /// Of all, and of the answer that the caller got.
    ///
    /// @param input tokens of that answer, as `output`; -1 where `all` is all there is to know
    public record Used(Usage all, long input, long output) {

        public static final Used NOTHING = new Used(Usage.UNKNOWN, -1, -1);

        public static Used of(Outcome outcome) {
            Usage all = outcome.usage();
            Usage answer = outcome.answer().usage();
            return answer.equals(all) || answer.source() == Usage.Source.UNKNOWN
                    ? new Used(all, -1, -1)
                    : new Used(all, answer.input(), answer.output());
        }

        /// Tokens of the answer alone; -1 when nobody knows.
        public long answerInput() {
            return all.source() == Usage.Source.UNKNOWN ? -1 : input < 0 ? all.input() : input;
        }

        /// The same of what it said.
        public long answerOutput() {
            return all.source() == Usage.Source.UNKNOWN ? -1 : output < 0 ? all.output() : output;
        }
    }

    /// What was learned after the call; each is empty when nothing was.
    ///
    /// @param feedback good, under, over or slow
    /// @param again `retry` or `rephrase` when the same turn was asked again within two minutes
    /// @param invalid `schema` or `tool_call` when the answer broke the form it was asked for
    /// @param blind good or under, by a judge who was not told which model answered
    public record After(String feedback, String again, String invalid, String blind) {

        public static final After NOTHING = new After("", "", "", "");
    }

    public DecisionRecord with(After after) {
        return new DecisionRecord(id, at, conversation, asked, weighed, routed, ended, after);
    }

    DecisionRecord with(Seen seen) {
        return with(seen, weighed.artifact);
    }

    /// Another view of what was seen.
    DecisionRecord with(Seen seen, String artifact) {
        Weighed sealed =
                new Weighed(
                        weighed.probability,
                        weighed.threshold,
                        weighed.band,
                        weighed.language,
                        weighed.confident,
                        weighed.reasons,
                        artifact,
                        seen);
        return new DecisionRecord(id, at, conversation, asked, sealed, routed, ended, after);
    }
}
