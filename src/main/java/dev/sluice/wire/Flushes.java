package dev.sluice.wire;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
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
            return true;
        }
        return false;
    }
}
