package dev.sluice.live;

import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Calls that have ended.
record Ended(
        String model,
        String target,
        String team,
        String asked,
        String rule,
        String status,
        List<Entry.Lost> lost,
        List<Entry.Rule> met) {

    static final Usage USED = new Usage(100, 0, 0, 11, 0, Usage.Source.REPORTED);
    static final Ended USUAL =
            new Ended("m", "m@1", "search", "auto", "none", "2xx", List.of(), List.of());

    Ended model(String name) {
        return new Ended(name, target, team, asked, rule, status, lost, met);
    }

    Ended asking(String name) {
        return new Ended(model, target, team, name, rule, status, lost, met);
    }

    Ended by(String name) {
        return new Ended(model, target, team, asked, name, status, lost, met);
    }

    /// On the way to the decision.
    Ended meeting(String name, String effect) {
        List<Entry.Rule> one = List.of(new Entry.Rule(name, effect));
        return new Ended(model, target, team, asked, rule, status, lost, one);
    }

    Ended with(String word) {
        return new Ended(model, target, team, asked, rule, word, lost, met);
    }

    /// After an attempt at another model.
    Ended after(String other, String word) {
        List<Entry.Lost> one = List.of(new Entry.Lost(other, other + "@1", word));
        return new Ended(model, target, team, asked, rule, status, one, met);
    }

    Entry after(long millis) {
        return after(millis, new Outcome.Finished(USED), 42);
    }

    Entry after(long millis, Outcome outcome, long answerMicros) {
        long total = TimeUnit.MILLISECONDS.toNanos(millis);
        return new Entry(
                "r-1",
                1,
                Endpoint.CHAT,
                new Entry.Who(team, "key", asked),
                new Entry.Chosen(
                        "d-1",
                        model,
                        target,
                        "fast",
                        new Entry.Ruled(rule, met),
                        "score_low",
                        0.1,
                        new Entry.Tried(1 + lost.size(), lost)),
                new Entry.Timing(true, status, total / 100, total / 4, total / 2, total, false),
                outcome,
                answerMicros);
    }
}
