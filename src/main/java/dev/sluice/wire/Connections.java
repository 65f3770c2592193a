package dev.sluice.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The callers' open connections, for a shutdown that must say goodbye and know when the last byte
/// has left. A connection is added with its first request and leaves by itself when it closes. Any
/// thread.
public final class Connections {

    /// After which an HTTP/2 connection that was asked to end is cut: a drain ends before.
    private static final long LONGEST_HOURS = 25;

    /// True for HTTP/2.
    private final Map<HttpConnection, Boolean> open = new ConcurrentHashMap<>();

    private volatile boolean leaving;

    /// On the connection's event loop.
    public void opened(HttpServerRequest first) {
        HttpConnection connection = first.connection();
        boolean http2 = first.version() == HttpVersion.HTTP_2;
        open.put(connection, http2);
        channel(connection).closeFuture().addListener(_ -> open.remove(connection));
        if (leaving && http2) {
            end(connection);
        }
    }

    /// Asks the callers of all HTTP/2 connections, and of those still to come, to open another one,
    /// and closes each when its last stream has ended. Over HTTP/1.1 [#goodbye] says so.
    public void leave() {
        leaving = true;
        open.forEach((connection, http2) -> {
            if (http2) {
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

    /// Whether bytes wait in any of them, or, after [#leave], streams.
    public boolean unsent() {
        for (Map.Entry<HttpConnection, Boolean> each : open.entrySet()) {
            ChannelOutboundBuffer waiting = channel(each.getKey()).unsafe().outboundBuffer();
            if (waiting != null && (waiting.totalPendingWriteBytes() > 0 || each.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static void end(HttpConnection connection) {
        // Closed or not, there is nothing left to do with it.
        var _ = connection.shutdown(LONGEST_HOURS, TimeUnit.HOURS);
    }

    private static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}
