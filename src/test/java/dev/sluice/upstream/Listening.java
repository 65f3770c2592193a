package dev.sluice.upstream;

import dev.sluice.ledger.Outcome;
import dev.sluice.wire.Flow;
import dev.sluice.wire.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;

/// Hears how one streamed call ended, for us and for its caller.
final class Listening extends Quiet implements Flow.Sink {

    private static final int LARGE = 64 << 10;

    final CompletableFuture<String> told = new CompletableFuture<>();
    final CompletableFuture<Flow> paused = new CompletableFuture<>();
    private final boolean reads;
    private volatile String word = "";
    Flow flow;

    /// @param reads whether the caller takes what is large, or leaves it where it is
    Listening(boolean reads) {
        this.reads = reads;
    }

    @Override
    public void ended(Outcome outcome) {
        word = outcome.word();
    }

    @Override
    public void write(Buffer frames) {
        if (!reads && frames.length() > LARGE) {
            flow.pause();
            Vertx.currentContext().runOnContext(_ -> paused.complete(flow));
        }
    }

    @Override
    public void end(Buffer last) {
        told.complete(word + " end");
    }

    @Override
    public void fail(Refusal why) {
        told.complete(word + " event " + why.word());
    }

    @Override
    public void cut() {
        told.complete(word + " cut");
    }
}
