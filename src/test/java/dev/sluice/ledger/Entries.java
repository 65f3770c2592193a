package dev.sluice.ledger;

import dev.sluice.wire.Endpoint;
import java.util.List;

/// Entries to record.
final class Entries {

    static final Entry.Timing TIMING =
            new Entry.Timing(true, "2xx", 61_500, 61_500, 80_900_000, 900_000_000, false);

    static final Entry.Tried ONCE = new Entry.Tried(1, List.of());

    private Entries() {}

    static Entry of(String requestId) {
        return of(requestId, "auto", new Outcome.Finished(usage(400, 90)), 67);
    }

    static Entry asking(String requestedModel) {
        return of("r-1", requestedModel, new Outcome.Finished(usage(400, 90)), 67);
    }

    static Entry ended(Outcome outcome, long costMicros) {
        return of("r-1", "auto", outcome, costMicros);
    }

    /// A call that was answered after these attempts.
    static Entry after(List<Entry.Lost> lost) {
        Entry once = of("r-1");
        Entry.Chosen chosen = once.chosen();
        for (Entry.Lost attempt : lost) {
            chosen = chosen.lost(attempt);
        }
        return new Entry(
                once.requestId(),
                once.generation(),
                once.endpoint(),
                once.who(),
                chosen.tried("m", "m@1", 1 + lost.size()),
                once.timing(),
                once.outcome(),
                once.answerMicros());
    }

    static Usage usage(long input, long output) {
        return new Usage(input, 0, 0, output, 0, Usage.Source.REPORTED);
    }

    private static Entry of(String id, String requested, Outcome outcome, long costMicros) {
        return new Entry(
                id,
                3,
                Endpoint.CHAT,
                new Entry.Who("search", "k7Qm2xHd", requested),
                new Entry.Chosen(
                        "d-1",
                        "m",
                        "m@1",
                        "fast",
                        new Entry.Ruled("search/x", List.of()),
                        "score_low",
                        0.12345,
                        ONCE),
                TIMING,
                outcome,
                costMicros);
    }
}
