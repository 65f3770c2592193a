package dev.sluice;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Text;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.decisions.Attempt;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.DecisionRecord.Asked;
import dev.sluice.decisions.DecisionRecord.Candidate;
import dev.sluice.decisions.DecisionRecord.Ended;
import dev.sluice.decisions.DecisionRecord.Routed;
import dev.sluice.decisions.DecisionRecord.Seen;
import dev.sluice.decisions.DecisionRecord.Spent;
import dev.sluice.decisions.DecisionRecord.Weighed;
import dev.sluice.decisions.Draft;
import dev.sluice.decisions.Met;
import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Stop;
import dev.sluice.route.Decision.Because;
import dev.sluice.team.Team;
import dev.sluice.upstream.Watch;
import dev.sluice.wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the record of one decision needs to know, gathered while the call goes on: numbers and
/// words of ours, never the body. One event loop.
final class Dossier {

    /// As much of a prompt as a team that opted in gives away.
    private static final int EXCERPT = 8 << 10;

    /// A name longer than this is no configured one.
    private static final int NAME = 128;

    private final List<Candidate> candidates = new ArrayList<>(4);
    final Met met = new Met();
    private final Call call;
    private @Nullable Team team;
    private @Nullable Asked asked;
    private @Nullable Because because;
    private Complexity complexity = Complexity.NOT_WEIGHED;
    private Scale scale = Scale.DEFAULT;
    private @Nullable Text prompt;
    private long conversation;
    private String escalated = "";
    private final Attempt.Some failed = new Attempt.Some();
    private final List<Watch.Lost> lost = new ArrayList<>(0);
    private Stop stop = Stop.UNKNOWN;

    Dossier(Call call) {
        this.call = call;
    }

    void identified(Team team) {
        this.team = team;
    }

    void understood(Ask ask) {
        Team asking = Objects.requireNonNull(team, "understood before identified");
        String model = ask.model();
        asked =
                new Asked(
                        asking.id(),
                        ask.endpoint(),
                        model.length() <= NAME ? model : model.substring(0, NAME),
                        ask.streams(),
                        ask.options(),
                        ask.content(),
                        call.wishes(),
                        ask.body().length());
        conversation = ask.text().spoken() ? ask.text().conversation(Text.seed(asking.id())) : 0;
        prompt = asking.learning().keepsPrompts() ? ask.text().excerpt(EXCERPT) : null;
    }

    /// The scale in force, whose threshold may follow the traffic.
    void weighed(Scale scale) {
        this.scale = scale;
    }

    void candidate(String model, boolean stays, String why) {
        candidates.removeIf(earlier -> earlier.model().equals(model));
        candidates.add(new Candidate(model, stays, why));
    }

    void decided(Because because, Complexity complexity) {
        this.because = because;
        this.complexity = complexity;
    }

    /// A target was not tried, and another is.
    void skipped(String target, String error) {
        ended(target, failed.until(), error, Attempt.Used.NOTHING);
    }

    private void ended(String target, long from, String error, Attempt.Used used) {
        long now = millis(System.nanoTime() - call.arrivalNanos());
        failed.add(new Attempt(target, from, now, error, used));
    }

    /// An attempt did not answer. Gives it in the words of the ledger.
    Entry.Lost lost(Watch.Lost attempt) {
        long from = millis(attempt.began() - call.arrivalNanos());
        Attempt.Used used = Attempt.Used.of(attempt.used(), attempt.costMicros());
        ended(attempt.target(), from, attempt.word(), used);
        lost.add(attempt);
        return attempt.told();
    }

    Outcome all(Outcome last) {
        Outcome all = last;
        for (Watch.Lost attempt : lost) {
            all = attempt.beside(all);
        }
        return all;
    }

    void escalated(String cause) {
        escalated = cause;
    }

    void stopped(Stop how) {
        stop = how;
    }

    /// Does nothing for a call that was refused before it was routed.
    void to(Trails books, Entry entry, String errorType) {
        Because why = because;
        Asked what = asked;
        if (why != null && what != null) {
            DecisionRecord open =
                    new DecisionRecord(
                            entry.chosen().decision(),
                            books.clock.millis(),
                            "",
                            what,
                            weighed(),
                            routed(why),
                            ended(entry, errorType),
                            DecisionRecord.After.NOTHING);
            books.decisions.record(new Draft(open, scale, conversation, prompt));
        }
    }

    private Weighed weighed() {
        return new Weighed(
                complexity.probability(),
                scale.reasoningAbove(),
                scale.band(),
                complexity.language(),
                complexity.confident(),
                complexity.reasons(),
                "",
                new Seen(complexity.features(), ""));
    }

    private Routed routed(Because why) {
        return new Routed(
                why.route(),
                why.tierWord(),
                why.rule(),
                why.reason(),
                why.words(),
                met.all(),
                candidates,
                why.propensity());
    }

    private Ended ended(Entry entry, String errorType) {
        Entry.Timing timing = entry.timing();
        return new Ended(
                entry.chosen().model(),
                entry.chosen().attempts(),
                escalated,
                timing.status(),
                errorType,
                stop.reason(),
                !stop.said(),
                new Spent(
                        DecisionRecord.Used.of(entry.outcome()),
                        entry.costMicros(),
                        millis(timing.firstToken()),
                        millis(timing.total()),
                        entry.outcome().limit(),
                        failed.all(),
                        entry.chosen().target(),
                        millis(timing.begun())));
    }

    private static long millis(long nanos) {
        return nanos < 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
