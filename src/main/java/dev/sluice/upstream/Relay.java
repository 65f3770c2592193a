package dev.sluice.upstream;

import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Fault;
import dev.sluice.ledger.Outcome;
import dev.sluice.wire.Flow;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stream after its commit: frames go on as they come, and whatever ends it is settled once,
/// before the caller gets the last byte. One event loop.
final class Relay implements Flow, Clocks.Expiry {

    /// The `error_type` of a stream that its upstream broke off.
    static final String BROKEN = "stream_interrupted";

    private final Plan plan;
    private final Exchange exchange;
    private final Clocks clocks;
    private final Dialect.Transcript transcript;
    private final HttpClientResponse response;
    private Buffer first;
    private final long spokeAt = System.nanoTime();
    private final Cadence cadence;
    private @Nullable Sink sink;
    private boolean paused; // by the sink
    private boolean upstreamEnded;
    private boolean broken;
    private boolean over;

    Relay(
            Exchange exchange,
            Plan plan,
            Clocks clocks,
            HttpClientResponse response,
            Buffer first,
            boolean ended) {
        this.exchange = exchange;
        this.plan = plan;
        this.clocks = clocks;
        this.transcript = plan.transcript();
        int least = plan.errand().timeouts(plan.model()).minRate();
        this.cadence = new Cadence(least, transcript, spokeAt);
        this.response = response;
        this.first = first;
        this.upstreamEnded = ended;
        clocks.handTo(this);
        clocks.paused(spokeAt);
        if (!ended) {
            response.pause();
            response.handler(this::frames);
            response.endHandler(_ -> streamEnded());
            response.exceptionHandler(_ -> brokeOff());
        }
        plan.errand().departure().onGone(() -> cancel(""));
    }

    @Override
    public void to(Sink sink) {
        this.sink = sink;
        if (over) {
            return;
        }
        plan.errand().watch().spoke(spokeAt, true);
        boolean ours = clocks.ours(spokeAt - exchange.start);
        plan.target().spoke(plan.errand().ask().endpoint(), exchange.start, spokeAt, ours);
        Buffer begun = first;
        first = Buffer.buffer(0);
        if (upstreamEnded) {
            finished(begun);
            return;
        }
        say(begun);
        if (broken) {
            brokeOff();
        } else if (!paused) {
            resume();
        }
    }

    private void frames(Buffer part) {
        if (over) {
            return;
        }
        long now = System.nanoTime();
        clocks.read(now);
        cadence.read(now);
        say(transcript.feed(part));
        if (cadence.slows(now)) {
            plan.target().meters().timeout(Clocks.MIN_RATE);
            plan.errand().watch().slow();
        }
    }

    private void say(Buffer ready) {
        if (ready.length() > 0) {
            Objects.requireNonNull(sink).write(ready);
        }
        Fault wrong = exchange.held.wrong(plan, ready.length());
        if (wrong != null) {
            interrupted(wrong);
        }
    }

    private void streamEnded() {
        if (over) {
            return;
        }
        upstreamEnded = true;
        Buffer last = transcript.finish();
        if (transcript.failure() == null) {
            finished(last);
        } else {
            say(last);
        }
    }

    private void finished(Buffer last) {
        end("none", new Outcome.Finished(transcript.usage()));
        Objects.requireNonNull(sink).end(last);
    }

    private void brokeOff() {
        broken = true;
        if (sink != null) {
            interrupted(plan.broken());
        }
    }

    /// Nothing is tried again now, so one word stands for all but what we ended.
    private void interrupted(Fault fault) {
        if (!over) {
            String word = fault.ours() ? fault.word() : BROKEN;
            end(word, new Outcome.Failed(word, fault.limit(), true, transcript.usage()));
            if (!upstreamEnded) {
                response.request().reset();
            }
            Objects.requireNonNull(sink).fail(fault.told());
        }
    }

    @Override
    public void expired(Clocks.Kind kind, long afterMillis) {
        Fault why = plan.expired(kind, afterMillis);
        if (kind == Clocks.Kind.WRITE_STALL || sink == null) {
            cancel(kind == Clocks.Kind.WRITE_STALL ? kind.word : "");
            if (sink != null) {
                sink.cut();
            }
        } else if (kind == Clocks.Kind.IDLE && transcript.complete()) {
            streamEnded();
            response.request().reset();
        } else {
            if (kind == Clocks.Kind.IDLE) {
                plan.target().brokeOff();
            }
            interrupted(why);
        }
    }

    @Override
    public void pause() {
        paused = true;
        response.pause();
        clocks.paused(System.nanoTime());
    }

    @Override
    public void resume() {
        if (over) {
            return;
        }
        paused = false;
        long now = System.nanoTime();
        exchange.held.fits(transcript.held());
        clocks.resumed(now);
        cadence.resumed(now);
        response.resume();
    }

    /// @param limit the clock that ended it; empty when the caller left
    private void cancel(String limit) {
        if (!over) {
            end("client_closed", new Outcome.ClientGone(limit, transcript.usage()));
            response.request().reset();
        }
    }

    private void end(String word, Outcome outcome) {
        over = true;
        exchange.over(word);
        cadence.tell(plan.target().meters(), plan.errand().ask().endpoint());
        plan.errand().watch().stopped(transcript.stop());
        plan.errand().watch().ended(outcome);
    }
}
