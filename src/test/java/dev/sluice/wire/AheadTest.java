package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callers who send requests and do not read the answers.
@Timeout(60)
class AheadTest {

    private static final int ALL = 10_000;
    private static final String GET = "GET /mine HTTP/1.1\r\nhost: x\r\n\r\n";
    private static final String ANSWER = "x".repeat(8 << 10);

    private final Ahead ahead = new Ahead();
    private final List<ByteBuf> decoded = new ArrayList<>();

    /// Whether the server stops reading at the next request.
    private boolean pauses;

    /// Each buffer is a request.
    private final EmbeddedChannel channel =
            new EmbeddedChannel(
                    ahead,
                    new ChannelInboundHandlerAdapter() {
                        @Override
                        public void channelRead(ChannelHandlerContext context, Object bytes) {
                            decoded.add((ByteBuf) bytes);
                            ahead.begun();
                            ahead.whole();
                            if (pauses) {
                                context.channel().config().setAutoRead(false);
                            }
                        }
                    });

    private static ByteBuf request() {
        return Unpooled.buffer(4).writeInt(7);
    }

    @Test
    void behindManyRequestsWithoutAnAnswerNothingMoreIsRead() {
        // When
        for (int i = 0; i < Ahead.MOST + 3; i++) {
            channel.writeInbound(request());
        }
        // Then
        assertEquals(Ahead.MOST, decoded.size());
        assertFalse(channel.config().isAutoRead());
    }

    @Test
    void withEachAnswerOneMoreIsReadAndInTheEndTheConnectionAgain() {
        // Given
        for (int i = 0; i < Ahead.MOST + 2; i++) {
            channel.writeInbound(request());
        }
        // When
        ahead.answered();
        channel.runPendingTasks();
        int one = decoded.size();
        boolean reads = channel.config().isAutoRead();
        ahead.answered();
        channel.runPendingTasks();
        // Then
        assertEquals(Ahead.MOST + 1, one);
        assertFalse(reads);
        assertEquals(Ahead.MOST + 2, decoded.size());
        assertTrue(channel.config().isAutoRead());
    }

    @Test
    void aPauseThatTheServerMadeMeanwhileStays() {
        // Given
        for (int i = 0; i < Ahead.MOST + 1; i++) {
            channel.writeInbound(request());
        }
        pauses = true;
        // When
        ahead.answered();
        channel.runPendingTasks();
        // Then
        assertEquals(Ahead.MOST + 1, decoded.size());
        assertFalse(channel.config().isAutoRead());
    }

    @Test
    void whoLeavesTakesAlongWhatWasHeld() {
        // Given
        List<ByteBuf> sent = new ArrayList<>();
        for (int i = 0; i < Ahead.MOST + 2; i++) {
            ByteBuf request = request();
            sent.add(request);
            channel.writeInbound(request);
        }
        // When
        channel.close();
        // Then
        assertEquals(List.of(0, 0), sent.stream().skip(Ahead.MOST).map(ByteBuf::refCnt).toList());
    }

    @Test
    void whoReadsNothingIsNotServedOnAndGetsAllOfItOnceHeReads() throws Exception {
        // Given
        AtomicInteger served = new AtomicInteger();
        HeadsStage stage =
                new HeadsStage(request -> {
                    boolean mine = request.path().equals("/mine");
                    served.addAndGet(mine ? 1 : 0);
                    request.response().end(mine ? ANSWER : "ok");
                });
        try (RawClient client = stage.client()) {
            // When
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> send(client, GET.repeat(ALL)));
            int before = -1;
            while (before < served.get()) {
                before = served.get();
                stage.heard();
            }
            // Then
            assertTrue(before < ALL / 2, before + " were served");
            for (int i = 0; i < ALL; i++) {
                client.head();
                assertEquals(ANSWER.length(), client.bytes(ANSWER.length()).length);
            }
            sent.get();
            assertEquals(ALL, served.get());
        } finally {
            stage.close();
        }
    }

    private static void send(RawClient client, String requests) {
        try {
            var _ = client.send(requests);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
