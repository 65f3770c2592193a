package dev.sluice.answer;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Stop;
import dev.sluice.upstream.Watch;
import dev.sluice.wire.Flow;
import dev.sluice.wire.Reply;

/// One call whose answer is kept while it goes by. Everything it is told it passes on; an answer
/// that ended whole is [Reviews]' to look at, any other is let go. One event loop.
final class Overheard implements Watch.Overhearing {

    private final Watch watch;
    private final Keepsake kept;

    /// @param watch whose place this takes
    Overheard(Watch watch, Keepsake kept) {
        this.watch = watch;
        this.kept = kept;
    }

    static boolean worthKeeping(Ask ask) {
        return ask.endpoint().chats() && (ask.options().jsonSchema() || ask.content().tools() > 0);
    }

    @Override
    public Reply told(Reply reply) {
        return switch (reply) {
            case Reply.Whole whole -> {
                kept.add(whole.body());
                kept.whole();
                yield whole;
            }
            case Reply.Streamed(var labels, Flow flow) ->
                    new Reply.Streamed(labels, new Tap(flow, kept));
            case Reply.Declined no -> no;
        };
    }

    /// What another model's answer took the place of needs no verdict any more: it had one.
    @Override
    public void escalated(String cause, boolean answered) {
        if (answered) {
            kept.letGo();
        }
        watch.escalated(cause, answered);
    }

    @Override
    public void stopped(Stop how) {
        kept.garbled(how.garbled());
        watch.stopped(how);
    }

    @Override
    public void ended(Outcome outcome) {
        if (!outcome.word().equals("none")) {
            kept.letGo();
        }
        watch.ended(outcome);
    }

    @Override
    public void trying(Model model, String target, int number) {
        watch.trying(model, target, number);
    }

    @Override
    public void fellBack(String from, String to, String word, boolean tried) {
        watch.fellBack(from, to, word, tried);
    }

    @Override
    public void sent(long nanos) {
        watch.sent(nanos);
    }

    @Override
    public void spoke(long readAt, boolean content) {
        watch.spoke(readAt, content);
    }

    @Override
    public void slow() {
        watch.slow();
    }

    @Override
    public void lost(Lost attempt) {
        watch.lost(attempt);
    }
}
