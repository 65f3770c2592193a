package dev.sluice.sim;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/// Sends one answer at its voice's [Voice.Tempo]: a timer per step, no thread, and no timer while
/// the client's queue is full. Ends early, and for good, when the client leaves. One event loop.
final class Playback {

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Shapes shapes;
    private final Frames chunks;
    private final Pace pace;
    private final Runnable over;
    private int step;
    private long timer;
    private boolean ended;

    /// @param over called once: the answer is complete, or its client has gone
    Playback(
            Vertx vertx,
            HttpServerResponse response,
            Shapes shapes,
            Voice.Tempo tempo,
            Runnable over) {
        this.vertx = vertx;
        this.response = response;
        this.shapes = shapes;
        this.chunks = new Frames(shapes);
        this.pace = new Pace(shapes.answer(), tempo);
        this.over = over;
    }

    void start() {
        response.closeHandler(_ -> leave());
        response.exceptionHandler(_ -> leave());
        if (shapes.question().stream()) {
            response.setChunked(true)
                    .putHeader("content-type", "text/event-stream; charset=utf-8")
                    .putHeader("cache-control", "no-cache");
            timer = vertx.setTimer(pace.first(), _ -> open());
        } else {
            timer = vertx.setTimer(pace.whole(), _ -> answer());
        }
    }

    private void answer() {
        response.putHeader("content-type", "application/json");
        response.end(shapes.whole().toString());
        leave();
    }

    private void open() {
        Buffer frames = Buffer.buffer();
        if (shapes.question().chat()) {
            for (int i = 0; i < choices().size(); i++) {
                frames.appendBuffer(chunks.opening(i));
            }
        }
        say(frames);
    }

    /// One token of each choice that still has one; in a choice's last step also its finish.
    private void say(Buffer frames) {
        for (int i = 0; i < choices().size(); i++) {
            int tokens = choices().get(i).tokens();
            if (step < tokens) {
                frames.appendBuffer(chunks.token(i, step));
            }
            if (step == Math.max(0, tokens - 1)) {
                frames.appendBuffer(chunks.finish(i));
            }
        }
        step++;
        if (step >= shapes.answer().steps()) {
            close(frames);
        } else {
            response.write(frames);
            next();
        }
    }

    private void next() {
        if (ended) {
            return;
        }
        if (response.writeQueueFull()) {
            response.drainHandler(_ -> next());
            return;
        }
        response.drainHandler(null);
        timer = vertx.setTimer(pace.before(step), _ -> say(Buffer.buffer()));
    }

    private void close(Buffer frames) {
        if (shapes.question().usage()) {
            frames.appendBuffer(chunks.usageChunk());
        }
        response.end(frames.appendBuffer(Frames.done()));
        leave();
    }

    private void leave() {
        if (!ended) {
            ended = true;
            vertx.cancelTimer(timer);
            over.run();
        }
    }

    private List<Choice> choices() {
        return shapes.answer().choices();
    }
}
