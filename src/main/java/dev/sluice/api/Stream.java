package dev.sluice.api;

import dev.sluice.wire.Flow;
import dev.sluice.wire.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Function;

/// One stream on its way to a caller, who sets the pace: when its connection's queue is full, the
/// upstream is not read (openai-wire FLOW-2).
final class Stream implements Flow.Sink {

    /// The memory bound of one stream (performance.md section 7).
    private static final int QUEUE = 64 << 10;

    private static final Buffer PING = Buffer.buffer(": ping\n");

    private final HttpServerResponse response;
    private final Flow flow;
    private final Vertx vertx;
    private final long ping;
    private final Function<Refusal, String> farewell;
    private boolean quiet;

    /// @param farewell the last event, when the stream broke
    Stream(
            HttpServerResponse response,
            Flow flow,
            Vertx vertx,
            long pingMillis,
            Function<Refusal, String> farewell) {
        this.response = response.setWriteQueueMaxSize(QUEUE);
        this.flow = flow;
        this.vertx = vertx;
        this.farewell = farewell;
        this.ping = pingMillis > 0 ? vertx.setPeriodic(pingMillis, _ -> ping()) : -1;
    }

    /// One newline and no blank line: Python's decoder dispatches an empty event otherwise
    /// (openai-wire SSE-5, SSE-8).
    private void ping() {
        if (quiet && !response.ended() && !response.closed() && !response.writeQueueFull()) {
            response.write(PING);
        }
        quiet = true;
        if (response.closed()) {
            stop();
        }
    }

    private void stop() {
        if (ping >= 0) {
            vertx.cancelTimer(ping);
        }
    }

    @Override
    public void write(Buffer frames) {
        quiet = false;
        response.write(frames);
        if (response.writeQueueFull()) {
            flow.pause();
            response.drainHandler(_ -> flow.resume());
        }
    }

    @Override
    public void end(Buffer last) {
        stop();
        response.end(last);
    }

    /// One error event, no `[DONE]` after it, and a polite end: every SDK raises on it, and none on
    /// a bare disconnect (openai-wire SSE-6, SSE-22).
    @Override
    public void fail(Refusal why) {
        stop();
        response.end(Buffer.buffer(farewell.apply(why)));
    }

    @Override
    public void cut() {
        stop();
        response.reset();
    }
}
