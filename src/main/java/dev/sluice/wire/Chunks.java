package dev.sluice.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/// Writes a frame of a stream as one buffer: size, bytes and line end of its HTTP/1.1 chunk (RFC
/// 9112 section 7.1). Netty's encoder makes three buffers of it, with a promise, a place in the
/// queue and an entry of the system call for each, which for a frame of 200 bytes is most of the
/// work. What is larger, and all that is not such a frame, goes by the encoder. Says when an answer
/// ends.
final class Chunks extends ChannelOutboundHandlerAdapter {

    private static final String NAME = "sluice-chunks";

    /// Vert.x' name of a server's; its clients and HTTP/2 have none.
    private static final String ENCODER = "httpEncoder";

    /// Copying more costs more than the three buffers.
    private static final int SMALL = 4 << 10;

    private static final int CRLF = '\r' << 8 | '\n';

    /// Eight digits at most, and two line ends.
    private static final int FRAMING = 12;

    private final ChannelHandlerContext encoder;
    private final Runnable ended;
    private boolean chunked;

    /// @param encoder of the same pipeline; frames pass it by
    /// @param ended told of the end of each answer
    Chunks(ChannelHandlerContext encoder, Runnable ended) {
        this.encoder = encoder;
        this.ended = ended;
    }

    /// Once per pipeline; only the first is told of ends.
    static void in(ChannelPipeline pipeline, Runnable ended) {
        ChannelHandlerContext encoder = pipeline.context(ENCODER);
        if (encoder != null && pipeline.context(NAME) == null) {
            pipeline.addAfter(ENCODER, NAME, new Chunks(encoder, ended));
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim = false;
        if (message instanceof HttpResponse head) {
            chunked = HttpUtil.isTransferEncodingChunked(head);
            interim = head.status().code() < 200;
        } else if (chunked && message.getClass() == DefaultHttpContent.class) {
            DefaultHttpContent frame = (DefaultHttpContent) message;
            int length = frame.content().readableBytes();
            if (length > 0 && length <= SMALL) {
                var _ = encoder.write(chunk(context, frame.content(), length), promise);
                frame.release();
                return;
            }
        }
        boolean last = message instanceof LastHttpContent && !interim;
        var _ = context.write(message, promise);
        if (last) {
            ended.run();
        }
    }

    private static ByteBuf chunk(ChannelHandlerContext context, ByteBuf content, int length) {
        ByteBuf chunk = context.alloc().directBuffer(length + FRAMING);
        ByteBufUtil.writeAscii(chunk, Integer.toHexString(length));
        return ByteBufUtil.writeShortBE(chunk, CRLF)
                .writeBytes(content, content.readerIndex(), length)
                .writeShort(CRLF);
    }

    /// Drops what a server says before its answer (RFC 9110, 15.2). Vert.x would take most of it
    /// for the answer, and the answer for that of the next request on the connection, which may be
    /// another caller's. What cannot be read fails there, as does a protocol nobody asked for.
    static final class Interim extends ChannelInboundHandlerAdapter {

        private boolean dropping;

        /// On HTTP/1.1, of a client's connection.
        static void on(ChannelPipeline pipeline) {
            if (pipeline.get(HttpClientCodec.class) != null) {
                pipeline.addBefore("handler", "sluice-interim", new Interim());
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpResponse head) {
                boolean interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
                boolean switched = head.status().code() == 101;
                dropping = interim && !switched && head.decoderResult().isSuccess();
                if (switched) {
                    head.setDecoderResult(DecoderResult.failure(new DecoderException("unasked")));
                }
            }
            if (dropping) {
                ReferenceCountUtil.release(message);
            } else {
                context.fireChannelRead(message);
            }
        }
    }
}
