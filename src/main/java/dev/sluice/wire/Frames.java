package dev.sluice.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;

/// The heads of one HTTP/2 connection: until the first is whole, and later from a HEADERS frame on
/// to the end of the frame that ends its block, between which no other frame may come (RFC 9113,
/// 4.1 and 6.10). Netty bounds how long such a block may be, not how long it may take. One event
/// loop.
final class Frames extends ChannelInboundHandlerAdapter {

    private static final int HEADER = 9;
    private static final int TYPE = 3;
    private static final int FLAGS = 4;

    private final Heads.Clock clock;
    private int seen;
    private int left;
    private int type;
    private boolean within = true;
    private boolean last;

    /// @param sealed over TLS, which says without the connection's preface that this is HTTP/2: it
    ///   is still to come
    Frames(Heads heads, boolean sealed) {
        clock = heads.new Clock(this::late);
        if (sealed) {
            seen = HEADER;
            left = Http2CodecUtil.connectionPrefaceBuf().readableBytes();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        clock.begin(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        clock.end();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            read(bytes);
        }
        if (within && !clock.runs()) {
            clock.begin(context);
        }
        context.fireChannelRead(message);
    }

    private void read(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (seen < HEADER) {
                header(bytes.getUnsignedByte(at++));
            } else {
                int some = Math.min(left, bytes.writerIndex() - at);
                at += some;
                left -= some;
            }
            if (seen == HEADER && left == 0) {
                seen = 0;
                if (last) {
                    last = within = false;
                    clock.end();
                }
            }
        }
    }

    /// Three bytes of length, type, flags, four of the stream.
    private void header(int next) {
        if (seen < TYPE) {
            left = left << 8 | next;
        } else if (seen == TYPE) {
            type = next;
        } else if (seen == FLAGS
                && (type == Http2FrameTypes.HEADERS || type == Http2FrameTypes.CONTINUATION)) {
            within = true;
            last = (next & Http2Flags.END_HEADERS) != 0;
        }
        seen++;
    }

    /// By way of Netty's handler, which says GOAWAY. Not while an answer on another stream is on
    /// its way: it would be lost with its connection.
    private void late(ChannelHandlerContext context) {
        Http2ConnectionHandler http2 = context.pipeline().get(Http2ConnectionHandler.class);
        if (http2 != null && http2.connection().numActiveStreams() > 0) {
            clock.begin(context);
        } else {
            var _ = context.channel().close();
        }
    }
}
