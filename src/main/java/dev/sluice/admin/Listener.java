package dev.sluice.admin;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One connection of the live stream. Its event loop.
final class Listener {

    private static final Logger LOG = Logger.getLogger(LiveResource.class);
    private static final long SECOND = 1_000;

    private final Ticks ticks;
    private final Vertx vertx;
    private final Sessions sessions;
    private final HttpServerRequest request;
    private final HttpServerResponse response;

    /// Null for one that shows the key, or need not.
    private final Sessions.@Nullable Session session;

    /// What is to be done once, when nobody listens any more.
    private final Runnable left;

    private long seen;
    private boolean busy;
    private boolean gone;
    private long timer;

    Listener(
            Ticks ticks, Vertx vertx, Sessions sessions, HttpServerRequest request, Runnable left) {
        this.ticks = ticks;
        this.vertx = vertx;
        this.sessions = sessions;
        this.request = request;
        this.response = request.response();
        this.session = sessions.of(request);
        this.left = left;
        this.seen = seen(request.getHeader("last-event-id"));
    }

    /// The second it saw last; one that cannot be is none.
    private static long seen(@Nullable String id) {
        return id != null && id.matches("\\d{1,12}") ? Long.parseLong(id) : -1;
    }

    void begin() {
        timer = vertx.setPeriodic(SECOND, _ -> tell());
        tell();
    }

    /// What happened since; ends the stream once its session is over, which listening does not keep
    /// up.
    private void tell() {
        if (session != null && !sessions.lives(session)) {
            close();
        } else if (!busy && !response.closed() && !response.writeQueueFull()) {
            busy = true;
            long since = seen;
            vertx.executeBlocking(() -> ticks.since(since), false).onComplete(this::told);
        }
    }

    private void told(AsyncResult<Ticks.Told> told) {
        busy = false;
        if (told.failed()) {
            LOG.error("the live stream failed inside the gateway", told.cause());
            close();
        } else if (!response.ended() && !response.closed()) {
            seen = told.result().second();
            response.write(told.result().events());
        }
    }

    /// Told by whoever sees it first: a response that has ended hears no more of its connection.
    void leave() {
        if (!gone) {
            gone = true;
            vertx.cancelTimer(timer);
            left.run();
        }
    }

    private void close() {
        leave();
        if (!response.ended() && !response.closed()) {
            response.end().onComplete(_ -> request.connection().close());
        }
    }
}
