package dev.sluice.upstream;

import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.wire.Call;
import io.netty.channel.Channel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.AttributeKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What the failure of a connection means, which remembers when it was made: had it served before?
final class Connections {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);
    private static final AttributeKey<Long> BORN = AttributeKey.valueOf("sluice-born");

    /// A connection that is always in use would last for ever, and with it an address that its name
    /// no longer has (chosen: one handshake more among some hundred calls).
    static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

    private Connections() {}

    /// A step on the way to the upstream; it never throws. For a fault of ours in what is sent no
    /// target is to blame, and the log has the trace.
    static <T> Future<T> tried(Call call, Supplier<Future<T>> step) {
        try {
            return step.get();
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "request %s cannot be sent", call.id());
            return Future.failedFuture(new Fault.Raised(Faults.ours()));
        }
    }

    /// A new one, on its event loop. What breaks it is told to its requests. Over HTTP/2 `silence`
    /// is in milliseconds, and after `longest` nanoseconds it only ends the calls that it has.
    static void born(HttpConnection connection, Vertx vertx, long silence, long longest) {
        Channel channel = ((ConnectionBase) connection.exceptionHandler(_ -> {})).channel();
        channel.attr(BORN).set(System.nanoTime());
        Scout.listen(connection, vertx, silence, Loop.ASKED);
        if (channel.pipeline().get(Http2ConnectionHandler.class) != null) {
            long millis = TimeUnit.NANOSECONDS.toMillis(longest);
            vertx.setTimer(millis, _ -> dev.sluice.wire.Connections.end(connection));
        }
    }

    private static boolean isOlder(HttpConnection connection, long than) {
        Long born = ((ConnectionBase) connection).channel().attr(BORN).get();
        return born != null && born - than < 0;
    }

    /// Each older one that the pool gives is closed, and another asked for, so that a second try is
    /// made on a new one (reliability.md R7). Those over HTTP/2 end with all their calls.
    static Future<HttpClientRequest> madeSince(
            long moment, Supplier<Future<HttpClientRequest>> dial) {
        return dial.get()
                .compose(ready -> {
                    if (ready.version() != HttpVersion.HTTP_1_1
                            || !isOlder(ready.connection(), moment)) {
                        return Future.succeededFuture(ready);
                    }
                    ready.exceptionHandler(_ -> {});
                    return ready.connection().close().transform(_ -> madeSince(moment, dial));
                });
    }

    /// Makes this request the last one of a connection that is old, over HTTP/1.1.
    static void retire(HttpClientRequest ready, long now) {
        if (ready.version() == HttpVersion.HTTP_1_1 && isOlder(ready.connection(), now - LONGEST)) {
            ready.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /// No connection came about.
    static Fault none(String model, Throwable why) {
        return switch (why) {
            case Fault.Raised ours -> ours.fault();
            case ConnectionPoolTooBusyException _ -> Pulse.full(model);
            default -> Faults.unreachable(Cause.UNREACHABLE, model, why);
        };
    }

    /// It broke before the head of an answer was read.
    ///
    /// @param asked when the attempt began, on the clock of `System.nanoTime()`
    static Fault broken(String model, Throwable why, HttpConnection connection, long asked) {
        if (why instanceof Fault.Raised ours) {
            return ours.fault();
        }
        boolean pooled = isOlder(connection, asked);
        boolean broke = why instanceof IOException || why instanceof VertxException;
        // What cannot be read may be the rest of an earlier answer, unless its head is too large.
        return broke || pooled && !(why instanceof TooLongFrameException)
                ? Faults.unreachable(cause(why, pooled), model, why)
                : Faults.protocol(model, "what it sent is not HTTP");
    }

    /// A reset of one HTTP/2 stream is the server's word on this request, unless it says that it
    /// has not looked at it (RFC 9113, 7: REFUSED_STREAM).
    static Cause cause(Throwable why, boolean pooled) {
        long code = why instanceof StreamResetException reset ? reset.getCode() : -1;
        Cause gone = pooled && code < 0 ? Cause.STALE : Cause.UNREACHABLE;
        return code == Http2Error.REFUSED_STREAM.code() ? Cause.REFUSED : gone;
    }
}
