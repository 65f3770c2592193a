package dev.sluice.live;

import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import java.util.concurrent.TimeUnit;

/// Calls that have ended.
record Ended(String model, String target, String team, String asked, String rule, String status) {

    static final Usage USED = new Usage(100, 0, 0, 11, 0, Usage.Source.REPORTED);
    static final Ended USUAL = new Ended("m", "m@1", "search", "auto", "none", "2xx");

    Ended model(String name) {
        return new Ended(name, target, team, asked, rule, status);
    }

    Ended asking(String name) {
        return new Ended(model, target, team, name, rule, status);
    }

    Ended by(String name) {
        return new Ended(model, target, team, asked, name, status);
    }

    Ended with(String word) {
        return new Ended(model, target, team, asked, rule, word);
    }

    Entry after(long millis) {
        return after(millis, new Outcome.Finished(USED), 42);
    }

    Entry after(long millis, Outcome outcome, long costMicros) {
        long total = TimeUnit.MILLISECONDS.toNanos(millis);
        return new Entry(
                "r-1",
                1,
                Endpoint.CHAT,
                new Entry.Who(team, "key", asked),
                new Entry.Chosen("d-1", model, target, "fast", rule, "score_low", 0.1, 1),
                new Entry.Timing(true, status, total / 100, total / 4, total / 2, total, false),
                outcome,
                costMicros);
    }
}
