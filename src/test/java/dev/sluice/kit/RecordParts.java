package dev.sluice.kit;

import dev.sluice.ask.Content;
import dev.sluice.ask.Options;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.DecisionRecord.Asked;
import dev.sluice.decisions.DecisionRecord.Candidate;
import dev.sluice.decisions.DecisionRecord.Ended;
import dev.sluice.decisions.DecisionRecord.Routed;
import dev.sluice.decisions.DecisionRecord.Seen;
import dev.sluice.decisions.DecisionRecord.Spent;
import dev.sluice.decisions.DecisionRecord.Weighed;
import dev.sluice.ledger.Entry.Rule;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Wishes;
import java.util.List;

/// The parts of a record that [Records] builds.
record RecordParts(Records of) {

    DecisionRecord record() {
        return new DecisionRecord(
                of.id, of.at, of.conversation, asked(), weighed(), routed(), ended(), of.after);
    }

    private Asked asked() {
        return new Asked(
                of.team,
                Endpoint.CHAT,
                of.model,
                false,
                Options.NONE,
                new Content(of.turns, 0, 0, 0, 0, 0, 0, of.textBytes, 0),
                new Wishes(of.tags, null, 0, true),
                of.textBytes + 60);
    }

    private Weighed weighed() {
        boolean sure = !of.unlike && !(Math.abs(of.probability - 0.5) < 0.05);
        return new Weighed(
                of.probability,
                0.5,
                0.05,
                "en",
                sure,
                List.of(of.because),
                of.artifact,
                new Seen(of.features, of.prompt));
    }

    private Routed routed() {
        return new Routed(
                of.model,
                of.tier,
                of.tier.equals("pinned") ? "none" : "route:" + of.model,
                of.reason,
                "score 0.3: length",
                List.of(
                        new Rule("crew/stays home: always", "passed"),
                        new Rule("crew/b", "picked")),
                List.of(new Candidate(of.served, true, "chosen")),
                of.propensity);
    }

    private Ended ended() {
        Usage usage = new Usage(20, 0, 0, of.output, 0, Usage.Source.REPORTED);
        return new Ended(
                of.served,
                1,
                of.escalated,
                of.status,
                "none",
                of.finish,
                of.empty,
                new Spent(
                        new DecisionRecord.Used(usage, of.answerInput, of.answerOutput),
                        of.cost,
                        200,
                        of.millis,
                        "",
                        java.util.List.of(),
                        of.served + "@1",
                        1));
    }
}
