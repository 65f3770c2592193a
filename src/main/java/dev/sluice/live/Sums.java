package dev.sluice.live;

import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Usage;
import java.util.Arrays;

/// What some calls came to: counts, tokens, money and times. Sums of parts of a time, or of several
/// instances, may be added. One thread.
public final class Sums {

    private static final int TIMES = Time.values().length;

    private final long[] counts = new long[Count.values().length];
    private final Times[] times = new Times[TIMES];

    Sums() {
        Arrays.setAll(times, _ -> new Times());
    }

    public long of(Count count) {
        return counts[count.ordinal()];
    }

    public Times of(Time time) {
        return times[time.ordinal()];
    }

    void add(Count what, long more) {
        counts[what.ordinal()] += more;
    }

    void add(Entry entry) {
        add(Count.REQUESTS, 1);
        switch (entry.timing().status()) {
            case "5xx", "interrupted" -> add(Count.ERRORS, 1);
            case "4xx" -> add(Count.REFUSED, 1);
            case "client_closed" -> add(Count.CLIENT_CLOSED, 1);
            case String _ -> {}
        }
        Usage usage = entry.outcome().answer().usage();
        used(usage, entry.answerMicros());
        if (entry.chosen().attempts() > 0) {
            times(entry.timing(), usage);
        }
    }

    /// An attempt that did not answer. One that was merely slower than the other is not counted;
    /// one whose request was too long for it is no fault of its.
    void lost(String word) {
        if (!word.equals("outrun")) {
            add(Count.REQUESTS, 1);
            add(word.equals("invalid_request") ? Count.REFUSED : Count.ERRORS, 1);
        }
    }

    /// What a rule did to a call besides deciding it, which is counted with the call. One that
    /// picks for a call that names its model merely narrows.
    void met(String effect, boolean decided) {
        boolean failed = effect.equals("failed");
        if (failed) {
            add(Count.FAILED, 1);
        }
        if (decided && (failed || effect.equals("denied"))) {
            add(Count.DENIED, 1);
        } else if (!decided && !failed) {
            add(Count.NARROWED, 1);
        }
    }

    /// @param cost in micro-dollars; -1 when nobody knows
    void used(Usage usage, long cost) {
        if (usage.source() != Usage.Source.UNKNOWN) {
            add(Count.IN_TOKENS, usage.input());
            add(Count.OUT_TOKENS, usage.output());
            add(cost < 0 ? Count.UNPRICED : Count.COST, cost < 0 ? 1 : cost);
        }
    }

    private void times(Entry.Timing timing, Usage usage) {
        add(Time.DURATION, timing.total());
        if (timing.begun() >= 0) {
            add(Time.UPSTREAM, timing.total() - timing.begun());
        }
        if (timing.firstToken() >= 0) {
            add(Time.FIRST_TOKEN, timing.firstToken());
            long gaps = usage.output() - 1;
            if (timing.status().equals("2xx") && gaps > 0) {
                add(Time.PER_TOKEN, (timing.total() - timing.firstToken()) / gaps);
            }
        }
    }

    private void add(Time time, long nanos) {
        of(time).add(Buckets.of(nanos));
    }

    /// @param timed false adds the counts alone
    void add(Sums other, boolean timed) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        for (int i = 0; timed && i < TIMES; i++) {
            times[i].add(other.times[i]);
        }
    }

    boolean isEmpty() {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    void clear() {
        Arrays.fill(counts, 0);
        for (Times each : times) {
            each.clear();
        }
    }
}
