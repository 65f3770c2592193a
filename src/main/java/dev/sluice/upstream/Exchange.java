package dev.sluice.upstream;

import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One attempt at one target, from dialling until the answer is whole or speaks: all that comes
/// before a caller may see a byte, so that a failure can still go elsewhere. Ends exactly once.
final class Exchange implements Clocks.Expiry {

    /// A stream that has sent this much without content is let through (reliability.md R20).
    private static final int BACKLOG = 64 << 10;

    Plan plan;
    private final Loop loop;
    private final Clocks clocks;
    private final Dial dial;
    final long start = System.nanoTime();
    private @Nullable UniEmitter<? super Plan.Opened> opening;
    private @Nullable HttpClientRequest request;
    @Nullable HttpClientResponse response;
    private Buffer gathered = Buffer.buffer(0);
    final Held held;
    private final Whole whole;
    private long lastRead = start;
    private boolean answered;
    private boolean over;

    Exchange(Plan plan, Loop loop) {
        this.plan = plan;
        this.loop = loop;
        this.clocks = plan.clocks(start, this);
        this.dial = new Dial(this, loop);
        this.held = new Held(loop.answers());
        this.whole = new Whole(plan, held);
    }

    Uni<Plan.Opened> open() {
        return Uni.createFrom().emitter(emitter -> dial(emitter));
    }

    private void dial(UniEmitter<? super Plan.Opened> emitter) {
        opening = emitter;
        plan.target().began(plan.streams());
        loop.watch(clocks);
        plan.errand().departure().onGone(() -> fail(Faults.callerGone()));
        if (!over) {
            dial.begin();
        }
    }

    void dialled(HttpClientRequest ready) {
        request = ready;
        Future<HttpClientResponse> answer = plan.send(ready);
        long now = System.nanoTime();
        clocks.sent(now, plan.streams());
        plan.errand().watch().sent(now);
        answer.onComplete(head -> {
            if (head.succeeded()) {
                head(head.result());
            } else {
                fail(
                        Connections.broken(
                                plan.model().name(), head.cause(), ready.connection(), start));
            }
        });
    }

    private void head(HttpClientResponse head) {
        if (over) {
            return;
        }
        response = head;
        head.exceptionHandler(_ -> fail(plan.broken()));
        if (plan.streamed(head)) {
            head.handler(this::frames);
            head.endHandler(_ -> streamEnded());
        } else {
            head.handler(part -> gather(head, part));
            head.endHandler(_ -> wholeEnded(head));
        }
    }

    private void gather(HttpClientResponse head, Buffer part) {
        if (over) {
            return;
        }
        lastRead = System.nanoTime();
        clocks.read(lastRead);
        if (!whole.fits(head.statusCode(), part)) {
            fail(whole.tooLarge());
        }
    }

    private void wholeEnded(HttpClientResponse head) {
        if (over) {
            return;
        }
        answered = true;
        switch (whole.read(head.statusCode(), head.headers())) {
            case Whole.Read.Failed(Fault fault) -> fail(fault);
            case Whole.Read.Answer(Buffer body) -> {
                plan.errand().watch().spoke(lastRead, false);
                over("none");
                Objects.requireNonNull(opening)
                        .complete(new Plan.Opened.Whole(head.headers(), body));
            }
        }
    }

    /// Before the first content events are held back: an error is still a proper status (R20).
    private void frames(Buffer part) {
        if (over) {
            return;
        }
        long now = System.nanoTime();
        clocks.read(now);
        gathered.appendBuffer(plan.transcript().feed(part));
        if (plan.transcript().alive()) {
            clocks.alive();
        }
        speak(plan.transcript().speaking() || gathered.length() > BACKLOG, false);
    }

    private void streamEnded() {
        if (over) {
            return;
        }
        answered = true;
        gathered.appendBuffer(plan.transcript().finish());
        speak(true, true);
    }

    private void speak(boolean ready, boolean ended) {
        Fault wrong = held.wrong(plan, gathered.length());
        if (wrong != null) {
            fail(wrong);
        } else if (ready) {
            commit(ended);
        }
    }

    /// From here on the attempt belongs to its [Relay], and nothing holds the request any more.
    private void commit(boolean ended) {
        over = true;
        clocks.spoke();
        HttpClientResponse head = Objects.requireNonNull(response);
        UniEmitter<? super Plan.Opened> waiting = Objects.requireNonNull(opening);
        opening = null;
        plan = plan.committed();
        Relay relay = new Relay(this, plan, clocks, head, gathered, ended);
        gathered = Buffer.buffer(0);
        waiting.complete(new Plan.Opened.Stream(head.headers(), relay));
    }

    /// Bytes that were read of a whole answer; -1 when nobody can have worked on one, because the
    /// request was not sent, or an error status came.
    int read() {
        boolean none = request == null || response != null && response.statusCode() != 200;
        return none ? -1 : whole.bytes();
    }

    @Override
    public void expired(Clocks.Kind kind, long afterMillis) {
        fail(plan.expired(kind, afterMillis));
    }

    @Override
    public void slow() {
        dial.slow();
    }

    void fail(Fault fault) {
        if (!over) {
            over(fault.word());
            plan.failed(fault);
            if (request != null && !answered) {
                request.reset();
            }
            Objects.requireNonNull(opening).fail(new Fault.Raised(fault));
        }
    }

    /// The attempt is finished: clocks stop and it is counted. Called once, by this or the [Relay].
    void over(String word) {
        over = true;
        dial.end();
        held.release();
        loop.forget(clocks);
        plan.attempted(word, System.nanoTime() - start);
    }
}
