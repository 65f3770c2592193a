package dev.sluice.ledger;

import dev.sluice.ledger.Usage.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the line of an ended call says of it. Keys whose matter does not exist yet (cache, queue)
/// are left out; what is unknown is null.
record CallLine(Line line) {

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    void write(Entry entry) {
        who(entry);
        chosen(entry.chosen());
        timing(entry.timing());
        outcome(entry);
    }

    private void who(Entry entry) {
        line.text("team", entry.who().team())
                .text("key_id", entry.who().keyId())
                .text("endpoint", entry.endpoint().path())
                .text("requested_model", entry.who().requestedModel());
    }

    private void chosen(Entry.Chosen chosen) {
        line.text("decision", chosen.decision())
                .text("model", chosen.model())
                .text("target", chosen.target())
                .text("tier", chosen.tier())
                .text("rule", chosen.rule())
                .text("reason", chosen.reason())
                .share("score", chosen.score())
                .number("attempts", chosen.attempts());
        List<Entry.Lost> lost = chosen.tried().lost();
        if (!lost.isEmpty()) {
            line.text("lost", joined(lost, one -> one.target() + " " + one.word()));
        }
    }

    private static <T> String joined(List<T> all, Function<T, String> shown) {
        return all.stream().map(shown).collect(Collectors.joining(", "));
    }

    private void timing(Entry.Timing timing) {
        line.flag("stream", timing.stream())
                .text("status", timing.status())
                .known("overhead_us", Math.floorDiv(timing.overhead(), NANOS_PER_MICRO))
                .known("ttft_ms", Math.floorDiv(timing.firstToken(), NANOS_PER_MILLI))
                .known("total_ms", Math.floorDiv(timing.total(), NANOS_PER_MILLI));
        if (timing.slow()) {
            line.flag("slow", true);
        }
    }

    private void outcome(Entry entry) {
        Usage usage = entry.outcome().usage();
        boolean unknown = usage.source() == Source.UNKNOWN;
        line.text("error", entry.outcome().word())
                .text("ended_by", endedBy(entry.outcome()))
                .known("in_tokens", unknown ? -1 : usage.input())
                .known("out_tokens", unknown ? -1 : usage.output())
                .known("cached_tokens", unknown ? -1 : usage.cached())
                .known("reasoning_tokens", unknown ? -1 : usage.reasoning())
                .known("cost_micros", entry.costMicros())
                .flag("estimated", usage.source() == Source.ESTIMATED);
        how(entry.outcome());
    }

    private void how(Outcome outcome) {
        if (!outcome.limit().isEmpty()) {
            line.text("limit", outcome.limit());
        }
        List<Outcome.Beside> failed = new ArrayList<>();
        Outcome rest = outcome;
        while (rest instanceof Outcome.Twice twice) {
            switch (twice) {
                case Outcome.Escalated again ->
                        line.text("escalated", again.cause())
                                .text("escalated_from", again.other().name());
                case Outcome.Beside beside when beside.why().equals("outrun") ->
                        beside("hedged", List.of(beside));
                case Outcome.Beside beside -> failed.add(beside);
            }
            rest = twice.last();
        }
        if (!failed.isEmpty()) {
            beside("failed", failed);
        }
    }

    private void beside(String name, List<Outcome.Beside> all) {
        line.text(name, joined(all, Outcome.Beside::target))
                .number(
                        name + "_in_tokens",
                        all.stream().mapToLong(one -> one.used().input()).sum())
                .number(
                        name + "_out_tokens",
                        all.stream().mapToLong(one -> one.used().output()).sum());
    }

    private static String endedBy(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished _ -> "end";
            case Outcome.Twice twice -> endedBy(twice.last());
            case Outcome.Failed(_, _, boolean committed, _) ->
                    committed ? "interrupted" : "failure";
            case Outcome.Refused _ -> "refusal";
            case Outcome.ClientGone _ -> "client";
            case Outcome.Abandoned _ -> "abandoned";
        };
    }
}
