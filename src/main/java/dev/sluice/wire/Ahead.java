package dev.sluice.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// How far a caller runs ahead of the answers it reads. HTTP/1.1 lets it send requests without
/// waiting (RFC 9112 section 9.3.2), and every answer that it does not take, like every request
/// that waits for its turn, would be kept for it without end. Beyond the bounds its connection is
/// not read any more, so that TCP holds it back; what had been read waits here. So does nothing
/// that follows a request whose end is in doubt. One event loop.
final class Ahead extends ChannelInboundHandlerAdapter {

    /// Requests that wait for their answers.
    static final int MOST = 64;

    /// What the decoder gets at once where a request may begin: some 200 of the shortest.
    private static final int PIECE = 8 << 10;

    /// What was read in one turn when it was found to be too much.
    private final Deque<ByteBuf> held = new ArrayDeque<>(0);

    private @Nullable ChannelHandlerContext here;
    private int owed;

    /// Whether the connection is not read for what is held here: Vert.x has a pause of its own,
    /// which it alone ends.
    private boolean stopped;

    /// Inside a request, whose body has bounds of its own.
    private boolean within;

    /// A request was refused by [#lets]: what follows is none.
    private boolean broken;

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        here = context;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        held.forEach(ByteBuf::release);
        held.clear();
    }

    void begun() {
        within = true;
        owed++;
    }

    void whole() {
        within = false;
    }

    /// Whether what the decoder has read goes on. A request whose end, or whose server, a proxy
    /// before us may see elsewhere is marked as broken, which ends the connection behind the
    /// answers that it still owes; nothing behind it is a request (RFC 9112 sections 3.2, 6.3;
    /// security S39).
    boolean lets(Channel connection, Object message) {
        broken |=
                message instanceof HttpContent body
                        && body.decoderResult().isFailure()
                        && Intake.broken(connection);
        if (broken) {
            ReferenceCountUtil.release(message);
            return false;
        }
        if (message instanceof HttpRequest head && head.decoderResult().isSuccess()) {
            HttpHeaders headers = head.headers();
            if (ambiguous(headers)) {
                broken = true;
                head.setDecoderResult(DecoderResult.failure(new DecoderException("ambiguous")));
            }
            if (headers.contains(HttpHeaderNames.UPGRADE) && (broken || passedOn(headers))) {
                headers.remove(HttpHeaderNames.UPGRADE);
            }
        }
        return true;
    }

    /// By a proxy, which would pass on all that follows an upgrade and read none of it: whoever is
    /// behind it could ask for what the proxy does not let through. A server may stay with HTTP/1.1
    /// (RFC 9110 section 7.8).
    private static boolean passedOn(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.VIA)
                || headers.contains("forwarded")
                || headers.contains("x-forwarded-for");
    }

    /// The decoder reads as no body what another coding has, and as chunked what more are.
    private static boolean ambiguous(HttpHeaders headers) {
        String coding = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        return coding != null
                        && (!coding.equalsIgnoreCase("chunked")
                                || twice(headers, HttpHeaderNames.TRANSFER_ENCODING))
                || twice(headers, HttpHeaderNames.HOST);
    }

    private static boolean twice(HttpHeaders headers, CharSequence name) {
        Iterator<? extends CharSequence> values = headers.valueCharSequenceIterator(name);
        if (values.hasNext()) {
            var _ = values.next();
        }
        return values.hasNext();
    }

    boolean within() {
        return within;
    }

    /// Whether it is the gateway that is late, and not the caller.
    boolean owed() {
        return owed > 0 || !held.isEmpty();
    }

    void answered() {
        owed--;
        wake();
    }

    /// The caller has taken something.
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.fireChannelWritabilityChanged();
        wake();
    }

    /// What is held goes on later: this may be in the middle of a write.
    private void wake() {
        ChannelHandlerContext context = here;
        if (!held.isEmpty() && context != null) {
            context.executor().execute(() -> goOn(context));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (held.isEmpty()) {
            pass(context, bytes);
        } else {
            held.add(bytes);
        }
        stop(context);
    }

    private void stop(ChannelHandlerContext context) {
        if (!held.isEmpty() && context.channel().config().isAutoRead()) {
            stopped = true;
            context.channel().config().setAutoRead(false);
        }
    }

    /// With the end of a read, at which Vert.x flushes: nothing would be taken without it.
    private void goOn(ChannelHandlerContext context) {
        if (held.isEmpty()) {
            return;
        }
        if (stopped) {
            stopped = false;
            context.channel().config().setAutoRead(true);
        }
        while (!held.isEmpty() && !shut(context)) {
            pass(context, held.poll());
        }
        context.fireChannelReadComplete();
        stop(context);
    }

    private void pass(ChannelHandlerContext context, ByteBuf bytes) {
        while (!within && bytes.readableBytes() > PIECE && !shut(context)) {
            context.fireChannelRead(bytes.readRetainedSlice(PIECE));
        }
        if (context.isRemoved()) {
            bytes.release();
        } else if (shut(context)) {
            held.addFirst(bytes);
        } else {
            context.fireChannelRead(bytes);
        }
    }

    private boolean shut(ChannelHandlerContext context) {
        return owed >= MOST || !context.channel().isWritable();
    }
}
