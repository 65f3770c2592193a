package dev.sluice.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against Netty's own encoder: the same bytes, in fewer buffers.
class ChunksTest {

    private final EmbeddedChannel plain = new EmbeddedChannel();
    private final EmbeddedChannel ours = new EmbeddedChannel();
    private int ends;

    ChunksTest() {
        plain.pipeline().addLast("encoder", new HttpResponseEncoder());
        ours.pipeline().addLast("encoder", new HttpResponseEncoder());
        ours.pipeline().addLast(new Chunks(ours.pipeline().context("encoder"), () -> ends++));
    }

    @AfterEach
    void close() {
        plain.finishAndReleaseAll();
        ours.finishAndReleaseAll();
    }

    private static HttpResponse head(boolean chunked) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        HttpUtil.setTransferEncodingChunked(head, chunked);
        return head;
    }

    private static HttpContent frame(String text) {
        return new DefaultHttpContent(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private static String sent(EmbeddedChannel channel) {
        StringBuilder all = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            all.append(part.toString(US_ASCII));
            part.release();
        }
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 255, 256, 4_095, 4_096, 4_097, 70_000})
    void aFrameOfAnySizeIsWhatTheEncoderWouldWrite(int size) {
        // Given
        String text =
                new Random(size)
                        .ints(size, 'a', 'z')
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        // When
        for (EmbeddedChannel channel : new EmbeddedChannel[] {plain, ours}) {
            channel.writeOutbound(
                    head(true), frame(text), frame("x"), LastHttpContent.EMPTY_LAST_CONTENT);
        }
        // Then
        assertEquals(sent(plain), sent(ours));
    }

    @Test
    void aFrameIsOneBuffer() {
        // Given
        ours.writeOutbound(head(true));
        sent(ours);
        // When
        ours.writeOutbound(frame("data: {}"));
        // Then
        assertEquals(1, ours.outboundMessages().size());
    }

    @Test
    void aFrameIsGivenBack() {
        // Given
        ours.writeOutbound(head(true));
        HttpContent frame = frame("data: {}");
        // When
        ours.writeOutbound(frame);
        // Then
        assertEquals(0, frame.refCnt());
    }

    @Test
    void aBodyOfKnownLengthHasNoChunks() {
        // Given
        HttpResponse head = head(false);
        head.headers().set(HttpHeaderNames.CONTENT_LENGTH, 4);
        ours.writeOutbound(head);
        sent(ours);
        // When
        ours.writeOutbound(frame("abcd"));
        // Then
        assertEquals("abcd", sent(ours));
    }

    @Test
    void theAnswerAfterAStreamIsNoStream() {
        // Given
        ours.writeOutbound(head(true), frame("x"), LastHttpContent.EMPTY_LAST_CONTENT);
        sent(ours);
        DefaultFullHttpResponse whole =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.OK,
                        Unpooled.copiedBuffer("abcd", US_ASCII));
        whole.headers().set(HttpHeaderNames.CONTENT_LENGTH, 4);
        // When
        ours.writeOutbound(whole);
        // Then
        assertEquals("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nabcd", sent(ours));
    }

    @Test
    void theEndOfEachAnswerIsTold() {
        // Given
        DefaultFullHttpResponse goOn =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE);
        DefaultFullHttpResponse whole =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        ours.writeOutbound(goOn, head(true), frame("x"));
        int before = ends;
        // When
        ours.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT, whole);
        // Then
        assertEquals("0 2", before + " " + ends);
    }
}
