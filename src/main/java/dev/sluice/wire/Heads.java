package dev.sluice.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How long the heads of requests may take (reliability.md R6): a caller who sends one byte now and
/// then, or none, would keep a connection for ever. Vert.x hears of a connection when its first
/// head is whole, so each is met where the port takes it in. Any thread.
public final class Heads {

    static final String NAME = "sluice-head";

    private final byte[] late;
    private final BiConsumer<EventLoop, Runnable> later;
    private final Map<EventLoop, Stalls> loops = new ConcurrentHashMap<>();

    /// @param patience of which a head is found up to a quarter late
    /// @param late the whole answer, in HTTP/1.1, to who has begun one
    public Heads(Duration patience, String late) {
        this(look(patience), late);
    }

    /// @param later runs a look after one LOOKS-th of the patience
    Heads(BiConsumer<EventLoop, Runnable> later, String late) {
        this.later = later;
        this.late = late.getBytes(StandardCharsets.UTF_8);
    }

    private static BiConsumer<EventLoop, Runnable> look(Duration patience) {
        long millis = Math.max(1, patience.toMillis() / Stalls.LOOKS);
        return (loop, look) -> {
            var _ = loop.schedule(look, millis, TimeUnit.MILLISECONDS);
        };
    }

    /// Watches the connections that an open port takes in from now on.
    public void watch(Vertx vertx, int port) {
        for (EventExecutor each : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            SingleThreadEventLoop loop = (SingleThreadEventLoop) each;
            loop.execute(() ->
                    loop.registeredChannelsIterator().forEachRemaining(one -> met(one, port)));
        }
    }

    private void met(Channel channel, int port) {
        if (channel instanceof ServerChannel
                && channel.localAddress() instanceof InetSocketAddress at
                && at.getPort() == port) {
            channel.pipeline().addFirst(NAME, new Entry());
        }
    }

    /// Before the acceptor of Netty, which sets a connection up.
    private final class Entry extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object connection) {
            ((Channel) connection).pipeline().addFirst(NAME, new Head(Heads.this, false));
            context.fireChannelRead(connection);
        }
    }

    /// How long one head takes, and then the next. One event loop.
    final class Clock {

        private final Consumer<ChannelHandlerContext> late;
        private @Nullable Stalls stalls;
        private Stalls.@Nullable Reading reading;

        /// @param late told when a head's time is over; the clock has stopped then
        Clock(Consumer<ChannelHandlerContext> late) {
            this.late = late;
        }

        void begin(ChannelHandlerContext context) {
            EventLoop loop = context.channel().eventLoop();
            stalls = loops.computeIfAbsent(loop, _ -> new Stalls(look -> later.accept(loop, look)));
            reading =
                    stalls.watch(
                            () -> 0,
                            () -> {
                                end();
                                late.accept(context);
                            });
        }

        /// Idempotent.
        void end() {
            if (reading != null && stalls != null) {
                stalls.forget(reading);
                reading = null;
            }
        }

        boolean runs() {
            return reading != null;
        }
    }

    byte[] late() {
        return late;
    }
}
