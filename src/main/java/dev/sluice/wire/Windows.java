package dev.sluice.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The streams of one HTTP/2 connection whose callers leave their windows shut (RFC 9113, 5.2).
/// What waits behind a window is in no buffer of the channel, where [Connections] looks, and one
/// stream may be stuck while the others go on. A caller who reads says so by a WINDOW_UPDATE; how
/// many bytes wait Netty does not tell. On the connection's event loop.
final class Windows extends Http2FrameListenerDecorator {

    /// Of a stream that had bytes waiting at the last look.
    private static final class Waiting {

        private int updates;
        private int seen = -1;
        private int looks;

        boolean looked(int now) {
            looks = now == seen ? looks + 1 : 0;
            seen = now;
            return looks == Connections.LOOKS;
        }
    }

    private final ChannelHandlerContext context;
    private final Http2ConnectionHandler handler;
    private final Http2Connection connection;
    private final Http2RemoteFlowController flow;
    private final Http2Connection.PropertyKey key;
    private int updates;

    private Windows(ChannelHandlerContext context, Http2ConnectionHandler handler) {
        super(handler.decoder().frameListener());
        this.context = context;
        this.handler = handler;
        this.connection = handler.connection();
        this.flow = handler.encoder().flowController();
        this.key = connection.newKey();
        handler.decoder().frameListener(this);
    }

    /// Null for HTTP/1.1, which has none.
    static @Nullable Windows of(Channel channel) {
        ChannelHandlerContext context = channel.pipeline().context(Http2ConnectionHandler.class);
        return context == null
                ? null
                : new Windows(context, (Http2ConnectionHandler) context.handler());
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext context, int id, int increment)
            throws Http2Exception {
        super.onWindowUpdateRead(context, id, increment);
        Http2Stream stream = connection.stream(id);
        Waiting waiting = stream == null ? null : stream.getProperty(key);
        if (waiting != null) {
            waiting.updates++;
        } else if (id == 0) {
            updates++;
        }
    }

    /// Resets the streams that have had their looks.
    ///
    /// @param cut told of each
    void look(Runnable cut) {
        List<Http2Stream> stuck = stuck();
        for (Http2Stream stream : stuck) {
            var _ =
                    handler.resetStream(
                            context, stream.id(), Http2Error.CANCEL.code(), context.newPromise());
            cut.run();
        }
        context.flush();
    }

    private List<Http2Stream> stuck() {
        List<Http2Stream> stuck = new ArrayList<>();
        try {
            connection.forEachActiveStream(stream -> {
                if (isStuck(stream)) {
                    stuck.add(stream);
                }
                return true;
            });
        } catch (Http2Exception never) {
            throw new IllegalStateException("a look at a stream cannot fail", never);
        }
        return stuck;
    }

    /// A stream whose own window is open may wait for the connection's, which is all streams'.
    private boolean isStuck(Http2Stream stream) {
        if (!flow.hasFlowControlled(stream)) {
            stream.removeProperty(key);
            return false;
        }
        Waiting waiting = stream.getProperty(key);
        if (waiting == null) {
            waiting = new Waiting();
            stream.setProperty(key, waiting);
        }
        return waiting.looked(flow.windowSize(stream) > 0 ? updates : waiting.updates);
    }
}
