package dev.sluice.dialect;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/// One answer on its way back to the attempt that waits for it. Written from whichever thread
/// LangChain4j calls back on; an answer of a language model is small enough not to be throttled.
final class LangChain4jReply {

    private final HttpServerResponse response;
    private final Context context;
    private @Nullable Runnable cancel;
    private boolean gone;
    private boolean begun;
    private boolean over;

    LangChain4jReply(HttpServerResponse response, Context context) {
        this.response = response;
        this.context = context;
        response.exceptionHandler(_ -> left());
        response.closeHandler(_ -> left());
    }

    /// What to do when nobody waits any more; done at once when nobody does. The last one counts.
    void onGone(Runnable todo) {
        boolean now;
        synchronized (this) {
            cancel = todo;
            now = gone && !over;
        }
        if (now) {
            todo.run();
        }
    }

    private void left() {
        Runnable todo;
        synchronized (this) {
            todo = over || gone ? null : cancel;
            gone = true;
        }
        if (todo != null) {
            todo.run();
        }
    }

    synchronized boolean gone() {
        return gone;
    }

    /// A whole answer.
    void whole(int status, Buffer json) {
        if (close()) {
            context.runOnContext(_ -> {
                if (!response.closed()) {
                    response.setStatusCode(status)
                            .putHeader("content-type", "application/json")
                            .end(json);
                }
            });
        }
    }

    /// Events of a stream.
    void events(Buffer events) {
        synchronized (this) {
            if (gone || over || events.length() == 0) {
                return;
            }
            begun = true;
        }
        context.runOnContext(_ -> {
            if (!response.closed()) {
                stream();
                response.write(events);
            }
        });
    }

    private void stream() {
        if (!response.headWritten()) {
            response.setChunked(true).putHeader("content-type", "text/event-stream");
        }
    }

    void end(Buffer last) {
        if (close()) {
            context.runOnContext(_ -> {
                if (!response.closed()) {
                    stream();
                    response.end(last);
                }
            });
        }
    }

    /// A status before the first event, an event after it.
    void failed(Throwable failure) {
        boolean streaming;
        synchronized (this) {
            streaming = begun;
        }
        LangChain4jFaults.Fault fault = LangChain4jFaults.of(failure);
        if (streaming) {
            end(Buffer.buffer("data: ").appendBuffer(fault.json()).appendString("\n\n"));
        } else {
            whole(fault.status(), fault.json());
        }
    }

    private synchronized boolean close() {
        boolean first = !over && !gone;
        over = true;
        return first;
    }
}
