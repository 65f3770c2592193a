package dev.sluice.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ConnectionHandler;

/// The head that one connection is reading, if any: from the moment it was opened, and later from a
/// head's first byte. Costs a head that comes in one piece three fields. [Frames] watches one that
/// speaks HTTP/2, and of one that is `sealed` by TLS what that carries is watched. One event loop.
final class Head extends ChannelInboundHandlerAdapter {

    private static final String DECODER = "httpDecoder";
    private static final String TLS = "ssl";

    private final Heads heads;
    private final boolean sealed;
    private final Heads.Clock clock;
    private final Ahead ahead = new Ahead();
    private boolean decoded;
    private boolean over;
    private boolean heard;

    Head(Heads heads, boolean sealed) {
        this.heads = heads;
        this.sealed = sealed;
        this.clock = heads.new Clock(this::late);
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
        heard = true;
        if (!decoded && !over && message instanceof ByteBuf bytes) {
            first(context, bytes);
        }
        context.fireChannelRead(message);
        if (heard && !ahead.within() && !over && !clock.runs()) {
            clock.begin(context);
        }
    }

    /// By the first bytes Vert.x chooses a protocol and only then makes its decoder: they go there
    /// one at a time, so that none of what it reads is missed.
    private void first(ChannelHandlerContext context, ByteBuf bytes) {
        look(context.pipeline());
        while (!decoded && !over && bytes.readableBytes() > 1) {
            context.fireChannelRead(bytes.readRetainedSlice(1));
            look(context.pipeline());
        }
    }

    private void look(ChannelPipeline pipeline) {
        if (pipeline.context(DECODER) != null) {
            decoded = true;
            pipeline.addBefore(DECODER, "sluice-ahead", ahead);
            pipeline.addAfter(DECODER, "sluice-behind-decoder", new Behind());
            Chunks.in(pipeline, ahead::answered);
        } else if (pipeline.context(Http2ConnectionHandler.class) != null) {
            String here = pipeline.context(this).name();
            pipeline.addAfter(here, "sluice-frames", new Frames(heads, sealed));
            stops();
        } else if (!sealed && pipeline.context(TLS) != null) {
            pipeline.addAfter(TLS, "sluice-head-behind-tls", new Head(heads, true));
            stops();
        }
    }

    private void stops() {
        over = true;
        clock.end();
    }

    /// Past Vert.x, which has not heard of a request. Not while an answer to one before is on its
    /// way: it would be lost with its connection. One that became something else has no decoder.
    private void late(ChannelHandlerContext context) {
        over = decoded && context.pipeline().context(DECODER) == null;
        if (!over && ahead.owed()) {
            clock.begin(context);
        } else if (!over && decoded && heard) {
            context.writeAndFlush(Unpooled.wrappedBuffer(heads.late()))
                    .addListener(ChannelFutureListener.CLOSE);
        } else if (!over) {
            var _ = context.close();
        }
    }

    /// Sees what the decoder has read.
    private final class Behind extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                ahead.begun();
                clock.end();
            }
            if (message instanceof LastHttpContent) {
                ahead.whole();
                heard = false;
            }
            if (ahead.lets(context.channel(), message)) {
                context.fireChannelRead(message);
            }
        }
    }
}
