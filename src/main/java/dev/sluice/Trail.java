package dev.sluice;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.config.Snapshot;
import dev.sluice.dial.Heard;
import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Stop;
import dev.sluice.limit.Ticket;
import dev.sluice.route.Decision;
import dev.sluice.route.Trace;
import dev.sluice.team.Team;
import dev.sluice.upstream.Departure;
import dev.sluice.upstream.Errand;
import dev.sluice.upstream.Watch;
import dev.sluice.wire.Call;
import dev.sluice.wire.Ids;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Reply;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What one call leaves behind: each step of [Gateway] tells it what happened, and when the call
/// ends it writes ledger and metrics, once. One event loop.
final class Trail implements Watch, Trace {

    private static final Logger LOG = Logger.getLogger(Gateway.class);
    private final Call call;
    private final Snapshot now;
    private final Departure departure;
    private final Trails books;
    private final String id = Ids.next();
    private final Labels labels = new Labels();
    private Entry.Who who = new Entry.Who("none", "none", "none");
    private Entry.Chosen chosen = Entry.Chosen.NOTHING;
    private boolean streams;
    private Heard heard = Heard.NOTHING;
    private @Nullable Ticket ticket;
    private @Nullable Model model;
    private Watch told = this; // of the end: this, or what stands before it and hands it on
    private final Marks marks;
    private final Dossier dossier;

    Trail(Call call, Snapshot now, Departure departure, Trails books) {
        this.call = call.read();
        this.now = now;
        this.departure = departure;
        this.books = books;
        this.marks = new Marks(call.arrivalNanos(), books.meters);
        this.dossier = new Dossier(this.call);
        books.meters.arrived();
    }

    void identified(Team team, String keyId) {
        who = new Entry.Who(team.id(), keyId, "none");
        dossier.identified(team);
    }

    void understood(Ask ask) {
        streams = ask.streams();
        who = new Entry.Who(who.team(), who.keyId(), ask.model());
        dossier.understood(ask);
    }

    Trail admitted(Ticket ticket) {
        this.ticket = ticket;
        return this;
    }

    void weighed(Scale scale, Heard heard, long nanos) {
        this.heard = heard;
        dossier.weighed(scale);
        marks.weighed(nanos);
    }

    Uni<Complexity> consulted(Complexity first, Uni<Complexity> said) {
        return departure.awaits(said).invoke(second -> books.judged(first, second));
    }

    void decided(Decision decision, Complexity complexity, long nanos) {
        Account account = new Account(id, decision.because(), complexity, dossier.met);
        chosen = account.chosen();
        account.tell(labels);
        dossier.decided(decision.because(), complexity);
        heard.decided(decision.because().reason());
        account.count(books.meters, marks.decided(nanos));
    }

    Errand brief(Team team, Ask ask, Decision.Use use) {
        Errand.Sender from = new Errand.Sender(id, team.id(), team.rank().weight(), use.hedge());
        told = books.reviews.beside(this, id, ask, use.because().tier(), team.learning().judged());
        return new Errand(call, from, ask, use.patch(), use.clocks(), labels, departure, told);
    }

    @Override
    public void candidate(Model model, boolean stays, String why) {
        dossier.candidate(model.name(), stays, why);
    }

    @Override
    public void filtered(Model model, String reason) {
        books.meters.filtered(model.name(), reason);
    }

    @Override
    public void rule(String name, String effect) {
        books.meters.doubts().rule(name, dossier.met.add(name, effect));
    }

    @Override
    public void trying(Model model, String target, int number) {
        this.model = model;
        chosen = chosen.tried(model.name(), target, number);
        marks.tries(System.nanoTime(), departure.waited());
    }

    @Override
    public void fellBack(String from, String to, String word, boolean tried) {
        if (!tried) {
            dossier.skipped(from, word);
        }
        books.meters.doubts().fallback(from, to, word);
    }

    @Override
    public void sent(long nanos) {
        marks.sent(nanos);
    }

    @Override
    public void spoke(long readAt, boolean content) {
        marks.spoke(readAt, content);
    }

    @Override
    public void slow() {
        marks.slow();
    }

    @Override
    public void escalated(String cause, boolean answered) {
        books.meters.doubts().escalated(cause, answered);
        dossier.escalated(answered ? cause : "");
    }

    @Override
    public void stopped(Stop how) {
        dossier.stopped(how);
        books.meters.doubts().stopped(how.cutEmpty(), chosen.tier(), chosen.model());
    }

    @Override
    public void lost(Lost attempt) {
        chosen = chosen.lost(dossier.lost(attempt));
    }

    @Override
    public void ended(Outcome outcome) {
        if (ticket != null) {
            ticket.settle(dossier.all(outcome));
        } else {
            record(dossier.all(outcome));
        }
    }

    Reply refused(Refusal refusal) {
        if (refusal instanceof Refusal.Unauthenticated nobody) {
            books.meters.authFailed(nobody.reason());
        }
        told.ended(Settled.outcome(refusal));
        return new Reply.Declined(labels, refusal);
    }

    Reply failed(Throwable fault) {
        if (fault instanceof Refused no) {
            return refused(no.refusal());
        }
        LOG.errorf(fault, "request %s failed inside the gateway", call.id());
        return refused(new Refusal.Internal("the gateway failed; its log has this request's id"));
    }

    /// The ticket's last word, or ours where there is no ticket: called once.
    void record(Outcome outcome) {
        long cost = books.prices.charge(who.team(), model, outcome.answer().usage());
        Settled settled = Settled.of(outcome, cost);
        Entry.Timing timing = marks.timing(streams, settled.status());
        long at = now.generation();
        Entry entry = new Entry(call.id(), at, call.endpoint(), who, chosen, timing, outcome, cost);
        books.ledger.record(entry);
        dossier.to(books, entry, settled.errorType());
        new Bill(call, who, chosen, model, settled).to(books.meters, timing, outcome, heard.dial());
    }
}
