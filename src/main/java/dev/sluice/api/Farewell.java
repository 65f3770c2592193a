package dev.sluice.api;

import dev.sluice.wire.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/// The last answer to a caller whose body we do not want. Closing at once would make the kernel
/// answer what is still coming with a reset, which destroys our answer on its way: so the rest is
/// read and dropped, for a while, and only then the connection is closed. One event loop.
final class Farewell {

    /// A pause in the body, in milliseconds, after which nobody waits for its rest.
    private static final long LOOK = 2_000;

    /// Half a minute in all, as nginx lingers.
    private static final int LOOKS = 15;

    /// Four times the largest body any endpoint takes.
    private static final long MOST = 64 << 20;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Vertx vertx;
    private final boolean shared;
    private long timer;
    private long dropped;
    private long seen;
    private int looks;
    private boolean over;

    Farewell(HttpServerRequest request, Vertx vertx) {
        this.request = request;
        this.response = request.response();
        this.vertx = vertx;
        this.shared = request.version() == HttpVersion.HTTP_2;
    }

    /// Whether more of the request is to come. The end of one without a body is not told before it
    /// is asked for.
    static boolean due(HttpServerRequest request) {
        return !request.isEnded()
                && (request.version() == HttpVersion.HTTP_2
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || !"0".equals(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                                && request.headers().contains(HttpHeaders.CONTENT_LENGTH));
    }

    /// Writes the body of an answer whose head is ready. Over HTTP/1.1 the answer is ended only
    /// with the connection: its length says before that it is whole.
    void say(Buffer last) {
        response.putHeader("content-length", Integer.toString(last.length()));
        if (shared) {
            Reply.end(request, last);
        } else {
            response.putHeader("connection", "close").write(last);
        }
        timer = vertx.setPeriodic(LOOK, _ -> look());
        request.exceptionHandler(_ -> close());
        request.endHandler(_ -> close());
        request.handler(this::drop);
        request.resume();
    }

    private void drop(Buffer part) {
        dropped += part.length();
        if (dropped > MOST) {
            close();
        }
    }

    private void look() {
        looks++;
        if (dropped == seen || looks == LOOKS) {
            close();
        }
        seen = dropped;
    }

    private void close() {
        if (over) {
            return;
        }
        over = true;
        vertx.cancelTimer(timer);
        if (shared) {
            response.reset(0);
        } else if (!response.closed()) {
            response.end().onComplete(_ -> request.connection().close());
        }
    }
}
