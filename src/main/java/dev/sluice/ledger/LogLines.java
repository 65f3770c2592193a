package dev.sluice.ledger;

import dev.sluice.ledger.Tap.Missed;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/// Entries as JSON lines (observability.md section 6).
final class LogLines implements Sink {

    /// One write to the operating system for about a hundred lines.
    private static final int BATCH = 64 << 10;

    private final OutputStream out;
    private final String instance;
    private final Line line = new Line();
    private final CallLine call = new CallLine(line);
    private long pending;
    private long stampedAt = Long.MIN_VALUE;
    private String stamp = "";
    private long unwritten;
    private long told;

    /// What the buffer says of dropped lines, and what a failed output did not take of that.
    private Missed summed = Missed.NONE;

    private Missed unsaid = Missed.NONE;

    LogLines(OutputStream out, String instance) {
        this.out = out;
        this.instance = instance;
    }

    @Override
    public void take(Entry entry, long epochMillis) {
        if (unwritten > told) {
            tell(epochMillis);
        }
        if (unsaid.calls() > 0) {
            sums(Missed.NONE, epochMillis);
        }
        head("INFO", "request", "request ended", epochMillis)
                .number("gen", entry.generation())
                .text("request_id", entry.requestId());
        call.write(entry);
        line.close();
        pending++;
        if (line.size() >= BATCH) {
            flush();
        }
    }

    @Override
    public void missed(Missed missed, long epochMillis) {
        if (unwritten > told) {
            tell(epochMillis);
        }
        sums(missed, epochMillis);
    }

    /// Those that could not be written before are in them.
    private void sums(Missed more, long epochMillis) {
        Missed missed = unsaid.plus(more);
        unsaid = Missed.NONE;
        summed = summed.plus(missed);
        head("WARN", "ledger_backlog", "request lines were dropped; their sums follow", epochMillis)
                .number("records", missed.calls())
                .number("in_tokens", missed.input())
                .number("out_tokens", missed.output())
                .number("cost_micros", missed.costMicros())
                .number("unpriced", missed.unpriced())
                .close();
    }

    /// A broken output loses lines, not calls: they are counted, and the number is said by the
    /// first line that gets through. So are sums that it lost.
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
            unsaid = unsaid.plus(summed);
        }
        summed = Missed.NONE;
        pending = 0;
        told = 0;
    }

    private void tell(long epochMillis) {
        told = unwritten;
        head("WARN", "ledger_unwritten", "the log output failed", epochMillis)
                .number("records", unwritten)
                .close();
    }

    /// A second's text serves all of its milliseconds: to write one takes longer than a line.
    private String timestamp(long epochMillis) {
        long second = Math.floorDiv(epochMillis, 1_000);
        if (second != stampedAt) {
            stampedAt = second;
            stamp = Instant.ofEpochSecond(second).toString().replace("Z", "");
        }
        int rest = Math.floorMod(epochMillis, 1_000);
        return rest == 0 ? stamp + "Z" : stamp + "." + (1_000 + rest + "Z").substring(1);
    }

    private Line head(String level, String event, String message, long epochMillis) {
        return line.open()
                .text("ts", timestamp(epochMillis))
                .text("level", level)
                .text("event", event)
                .text("msg", message)
                .text("instance", instance);
    }
}
