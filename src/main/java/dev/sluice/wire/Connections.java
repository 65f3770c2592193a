package dev.sluice.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The callers' open connections: for a shutdown that must say goodbye and know when the last byte
/// has left, and to find those who do not read. A connection is added with its first answer and
/// leaves by itself when it closes. Any thread.
public final class Connections {

    /// After which an HTTP/2 connection that was asked to end is cut: a drain ends before, and no
    /// limit of a call is longer.
    private static final long LONGEST_HOURS = 25;

    /// Looks in a row at which a caller has taken nothing of what waits for it.
    static final int LOOKS = 5;

    /// Between two looks: a caller has half a minute (reliability.md R6), and a stream's own clock,
    /// which says more, runs out before.
    public static final Duration LOOK = Duration.ofMillis(7_500);

    /// One of them; what it took is looked at on its event loop.
    static final class Caller {

        private final @Nullable Windows windows;
        private volatile long left;
        private int looks;

        /// @param windows of a connection over HTTP/2
        Caller(@Nullable Windows windows) {
            this.windows = windows;
        }

        private boolean http2() {
            return windows != null;
        }

        /// Also one for whom nothing waits any more: what he took is to be seen.
        boolean isDue(boolean waits) {
            return waits || left > 0 || http2();
        }

        /// Whether he has had his looks.
        boolean looked(long waiting) {
            looks = waiting > 0 && waiting == left ? looks + 1 : 0;
            left = waiting;
            return looks == LOOKS;
        }

        /// Past Vert.x, which would close only when the bytes that nobody takes have left. While
        /// some leave, a window that stays shut says nothing: they may be on their way to it.
        private void look(Channel channel, Runnable cut) {
            ChannelOutboundBuffer all = channel.unsafe().outboundBuffer();
            long waiting = all == null ? 0 : all.totalPendingWriteBytes() - all.currentProgress();
            if (looked(waiting)) {
                cut.run();
                channel.unsafe().close(channel.newPromise());
            } else if (waiting == 0 && windows != null) {
                windows.look(cut);
            }
        }
    }

    private final Map<HttpConnection, Caller> open = new ConcurrentHashMap<>();

    private volatile boolean leaving;

    /// Before each answer, on the connection's event loop.
    public void met(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        if (!Flushes.atTurnEnd(connection)) {
            return;
        }
        Caller caller = new Caller(Windows.of(channel(connection)));
        open.put(connection, caller);
        channel(connection).closeFuture().addListener(_ -> open.remove(connection));
        if (leaving && caller.http2()) {
            end(connection);
        }
    }

    /// Asks the callers of all HTTP/2 connections, and of those still to come, to open another one,
    /// and closes each when its last stream has ended. Over HTTP/1.1 [#goodbye] says so.
    public void leave() {
        leaving = true;
        open.forEach((connection, caller) -> {
            if (caller.http2()) {
                channel(connection).eventLoop().execute(() -> end(connection));
            }
        });
    }

    /// Before the head of an answer is written: when we leave, it is the last on its connection.
    /// Over HTTP/2 nothing has to be said.
    public void goodbye(HttpServerRequest request) {
        if (leaving && request.version() != HttpVersion.HTTP_2) {
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .endHandler(_ -> request.connection().close());
        }
    }

    /// Closes those who do not read what was said to them, or their streams: whole answers, and the
    /// ends of streams, have no other clock. To be called once per [#LOOK].
    ///
    /// @param cut told of each, on its event loop
    public void look(Runnable cut) {
        open.forEach((connection, caller) -> {
            if (caller.isDue(waits(connection))) {
                Channel channel = channel(connection);
                channel.eventLoop().execute(() -> caller.look(channel, cut));
            }
        });
    }

    /// Whether bytes wait in any of them, or, after [#leave], streams.
    public boolean unsent() {
        for (Map.Entry<HttpConnection, Caller> each : open.entrySet()) {
            boolean stays = channel(each.getKey()).unsafe().outboundBuffer() != null;
            if (waits(each.getKey()) || stays && each.getValue().http2()) {
                return true;
            }
        }
        return false;
    }

    private static boolean waits(HttpConnection connection) {
        ChannelOutboundBuffer waiting = channel(connection).unsafe().outboundBuffer();
        return waiting != null && waiting.totalPendingWriteBytes() > 0;
    }

    /// One over HTTP/2, a caller's or to an upstream, takes no more requests and closes after those
    /// that it has. On its event loop.
    public static void end(HttpConnection connection) {
        // Closed or not, there is nothing left to do with it.
        var _ = connection.shutdown(LONGEST_HOURS, TimeUnit.HOURS);
    }

    static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}
