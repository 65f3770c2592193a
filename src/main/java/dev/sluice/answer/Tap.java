package dev.sluice.answer;

import dev.sluice.wire.Flow;
import dev.sluice.wire.Refusal;
import io.vertx.core.buffer.Buffer;

/// Between a stream and its caller: all goes on as it comes, and is kept. One event loop.
final class Tap implements Flow, Flow.Sink {

    private final Flow flow;
    private final Keepsake kept;
    private Sink caller = this;

    Tap(Flow flow, Keepsake kept) {
        this.flow = flow;
        this.kept = kept;
    }

    @Override
    public void to(Sink sink) {
        caller = sink;
        flow.to(this);
    }

    @Override
    public void pause() {
        flow.pause();
    }

    @Override
    public void resume() {
        flow.resume();
    }

    @Override
    public void write(Buffer frames) {
        kept.add(frames);
        caller.write(frames);
    }

    @Override
    public void end(Buffer last) {
        kept.add(last);
        kept.whole();
        caller.end(last);
    }

    @Override
    public void fail(Refusal why) {
        caller.fail(why);
    }

    @Override
    public void cut() {
        caller.cut();
    }
}
