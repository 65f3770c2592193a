package dev.sluice.wire;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// Lets what one turn of an event loop writes go out at the end of that turn. In a relay the read
/// is on another connection than the write, so Vert.x would flush each write by itself, between the
/// reads: every system call then finds the kernel's code gone from the cache and its receiver
/// asleep (performance.md section 7). Never later than that turn: the flush is a task queued on the
/// loop.
///
/// With [Chunks] the only place that reaches below Vert.x, to Netty's pipeline; [Connections] and
/// [Windows] look at its buffers.
public final class Flushes {

    private static final String NAME = "sluice-flushes";

    /// More than a turn brings; Netty flushes at once after this many.
    private static final int AT_MOST = 256;

    private Flushes() {}

    /// Called on the connection's event loop, as often as one likes. True the first time.
    public static boolean atTurnEnd(HttpConnection connection) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        if (pipeline.context(NAME) == null) {
            pipeline.addFirst(NAME, new FlushConsolidationHandler(AT_MOST, true));
            Chunks.in(pipeline, () -> {});
            Chunks.Interim.on(pipeline);
            HeadRoom.on(pipeline.channel());
            return true;
        }
        return false;
    }

    /// Gives each head a buffer with room for a small body behind it. Netty's encoder puts the body
    /// there when it fits; else head and body are two buffers on the heap, each copied once more,
    /// with a promise and a place in the queue for each.
    static final class HeadRoom extends AbstractByteBufAllocator {

        /// Most answers that are no streams, and most prompts, are smaller.
        private static final int BODY = 3 << 10;

        private final ByteBufAllocator others;

        private HeadRoom(ByteBufAllocator others) {
            super(true);
            this.others = others;
        }

        /// On HTTP/1.1 without TLS alone: elsewhere most of what is asked for this way is no head.
        static void on(Channel channel) {
            ChannelPipeline pipeline = channel.pipeline();
            boolean first =
                    pipeline.get(HttpResponseEncoder.class) != null
                            || pipeline.get(HttpClientCodec.class) != null;
            if (first && pipeline.get(SslHandler.class) == null) {
                channel.config().setAllocator(new HeadRoom(channel.alloc()));
            }
        }

        /// What the encoder asks for a head, and for the few bytes before a large chunk. On the
        /// heap, where dozens of short texts are copied without a call for each.
        @Override
        public ByteBuf buffer(int capacity) {
            return PooledByteBufAllocator.DEFAULT.heapBuffer(capacity + BODY);
        }

        @Override
        public boolean isDirectBufferPooled() {
            return others.isDirectBufferPooled();
        }

        @Override
        protected ByteBuf newHeapBuffer(int capacity, int most) {
            return others.heapBuffer(capacity, most);
        }

        @Override
        protected ByteBuf newDirectBuffer(int capacity, int most) {
            return others.directBuffer(capacity, most);
        }
    }
}
