package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.wire.Flow;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.VertxInternal;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Streamed calls without an edge: straight to [Upstreams], on one event loop.
final class Streams {

    private final Upstreams upstreams;
    private final Context loop;

    Streams(Vertx vertx, Upstreams upstreams) {
        this.upstreams = upstreams;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
    }

    /// One call: `spoke` when its first frames came, `ended` with `end`, `fail` or `declined`.
    static final class Stream extends Quiet implements Flow.Sink {

        final CompletableFuture<Void> spoke = new CompletableFuture<>();
        final CompletableFuture<String> ended = new CompletableFuture<>();
        volatile String target = "";

        /// The caller's bytes, as long as somebody holds them.
        final CompletableFuture<WeakReference<byte[]>> body = new CompletableFuture<>();

        @Override
        public void trying(Model model, String target, int number) {
            this.target = target;
        }

        @Override
        public void write(Buffer frames) {
            spoke.complete(null);
        }

        @Override
        public void end(Buffer last) {
            spoke.complete(null);
            ended.complete("end");
        }

        @Override
        public void fail(Refusal why) {
            ended.complete("fail");
        }

        @Override
        public void cut() {
            ended.complete("cut");
        }
    }

    Stream open(Model model, String json) {
        Stream stream = new Stream();
        loop.runOnContext(_ -> {
            Errand errand = Errands.watched(json, stream);
            stream.body.complete(new WeakReference<>(errand.ask().body().bytes()));
            upstreams
                    .open(errand, List.of(model), List.of())
                    .subscribe()
                    .with(reply -> take(reply, stream), stream.ended::completeExceptionally);
        });
        return stream;
    }

    private static void take(Reply reply, Stream stream) {
        switch (reply) {
            case Reply.Streamed(_, Flow flow) -> flow.to(stream);
            case Reply.Declined(_, Refusal why) -> stream.ended.complete("declined " + why.word());
            case Reply.Whole _ -> stream.ended.complete("whole");
        }
    }
}
