package dev.sluice.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;

/// Writes a frame of a stream as one buffer: size, bytes and line end of its HTTP/1.1 chunk (RFC
/// 9112 section 7.1). Netty's encoder makes three buffers of it, with a promise, a place in the
/// queue and an entry of the system call for each, which for a frame of 200 bytes is most of the
/// work. What is larger, and all that is not such a frame, goes by the encoder.
final class Chunks extends ChannelOutboundHandlerAdapter {

    /// Copying more costs more than the three buffers.
    private static final int SMALL = 4 << 10;

    private static final int CRLF = '\r' << 8 | '\n';

    /// Eight digits at most, and two line ends.
    private static final int FRAMING = 12;

    private final ChannelHandlerContext encoder;
    private boolean chunked;

    /// @param encoder of the same pipeline; frames pass it by
    Chunks(ChannelHandlerContext encoder) {
        this.encoder = encoder;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse head) {
            chunked = HttpUtil.isTransferEncodingChunked(head);
        } else if (chunked && message.getClass() == DefaultHttpContent.class) {
            DefaultHttpContent frame = (DefaultHttpContent) message;
            int length = frame.content().readableBytes();
            if (length > 0 && length <= SMALL) {
                var _ = encoder.write(chunk(context, frame.content(), length), promise);
                frame.release();
                return;
            }
        }
        var _ = context.write(message, promise);
    }

    private static ByteBuf chunk(ChannelHandlerContext context, ByteBuf content, int length) {
        ByteBuf chunk = context.alloc().directBuffer(length + FRAMING);
        ByteBufUtil.writeAscii(chunk, Integer.toHexString(length));
        return ByteBufUtil.writeShortBE(chunk, CRLF)
                .writeBytes(content, content.readerIndex(), length)
                .writeShort(CRLF);
    }
}
