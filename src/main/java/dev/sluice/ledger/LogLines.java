package dev.sluice.ledger;

import dev.sluice.ledger.Usage.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Entries as JSON lines (observability.md section 6). Keys whose matter does not exist yet (cache,
/// queue) are left out; what is unknown is null.
final class LogLines implements Sink {

    /// One write to the operating system for about a hundred lines.
    private static final int BATCH = 64 << 10;

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final OutputStream out;
    private final String instance;
    private final Line line = new Line();
    private long pending;
    private long stampedAt = Long.MIN_VALUE;
    private String stamp = "";
    private long unwritten;
    private long told;

    LogLines(OutputStream out, String instance) {
        this.out = out;
        this.instance = instance;
    }

    @Override
    public void take(Entry entry, long epochMillis) {
        if (unwritten > told) {
            tell(epochMillis);
        }
        head("INFO", "request", "request ended", epochMillis)
                .number("gen", entry.generation())
                .text("request_id", entry.requestId());
        who(entry);
        chosen(entry.chosen());
        timing(entry.timing());
        outcome(entry);
        line.close();
        pending++;
        if (line.size() >= BATCH) {
            flush();
        }
    }

    @Override
    public void missed(Missed missed, long epochMillis) {
        head("WARN", "ledger_backlog", "request lines were dropped; their sums follow", epochMillis)
                .number("records", missed.entries())
                .number("in_tokens", missed.input())
                .number("out_tokens", missed.output())
                .number("cost_micros", missed.costMicros())
                .close();
    }

    /// A broken output loses lines, not calls: they are counted, and the number is said by the
    /// first line that gets through.
    @Override
    public void flush() {
        if (line.size() == 0) {
            return;
        }
        try {
            line.to(out);
            unwritten -= told;
        } catch (IOException broken) {
            unwritten += pending;
        }
        pending = 0;
        told = 0;
    }

    private void tell(long epochMillis) {
        told = unwritten;
        head("WARN", "ledger_unwritten", "the log output failed", epochMillis)
                .number("records", unwritten)
                .close();
    }

    /// Written once a millisecond: under load, many lines share it.
    private String timestamp(long epochMillis) {
        if (epochMillis != stampedAt) {
            stampedAt = epochMillis;
            stamp = Instant.ofEpochMilli(epochMillis).toString();
        }
        return stamp;
    }

    private Line head(String level, String event, String message, long epochMillis) {
        return line.open()
                .text("ts", timestamp(epochMillis))
                .text("level", level)
                .text("event", event)
                .text("msg", message)
                .text("instance", instance);
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
    }

    private void timing(Entry.Timing timing) {
        line.flag("stream", timing.stream())
                .text("status", timing.status())
                .known("overhead_us", floor(timing.overhead(), NANOS_PER_MICRO))
                .known("ttft_ms", floor(timing.firstToken(), NANOS_PER_MILLI))
                .known("total_ms", floor(timing.total(), NANOS_PER_MILLI));
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
        line.text(name, all.stream().map(Outcome.Beside::target).collect(Collectors.joining(", ")))
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

    private static long floor(long nanos, long unit) {
        return Math.floorDiv(nanos, unit);
    }
}
