package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadRoomTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n";

    /// The buffers that a whole answer is sent in.
    private static List<String> sent(String body) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseEncoder());
        Flushes.HeadRoom.on(channel);
        DefaultFullHttpResponse answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.OK,
                        Unpooled.copiedBuffer(body, StandardCharsets.US_ASCII));
        answer.headers().set("content-length", body.length());
        channel.writeOutbound(answer);
        List<String> buffers = new ArrayList<>();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            buffers.add(next.toString(StandardCharsets.US_ASCII));
            next.release();
        }
        channel.finishAndReleaseAll();
        return buffers;
    }

    @Test
    void aSmallBodyGoesOutInTheBufferOfItsHead() {
        // Given
        String body = "x".repeat(3_000);
        // When
        List<String> buffers = sent(body);
        // Then
        assertEquals(List.of(HEAD.formatted(body.length()) + body), buffers);
    }

    @Test
    void aLargeOneIsNotCopied() {
        // Given
        String body = "x".repeat(30_000);
        // When
        List<String> buffers = sent(body);
        // Then
        assertEquals(List.of(HEAD.formatted(body.length()), body), buffers);
    }
}
