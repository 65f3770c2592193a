package dev.sluice.wire;

import dev.sluice.kit.RawClient;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// HTTP/2 as a caller writes and reads it who may stop at any byte. No byte of what it writes is
/// over 127, so that a text can say it.
final class RawFrames {

    /// Client preface and empty SETTINGS (RFC 9113, 3.4).
    static final String PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(Http2FrameTypes.SETTINGS, 0, 0, "");

    static final String GOAWAY = "" + Http2FrameTypes.GO_AWAY;

    static final int WHOLE = Http2Flags.END_HEADERS | Http2Flags.END_STREAM;

    private RawFrames() {}

    /// A literal without a place in the table (RFC 7541, 6.2.2).
    static String field(String name, String value) {
        return "\0" + (char) name.length() + name + (char) value.length() + value;
    }

    static String head(String path) {
        return field(":method", "GET")
                + field(":scheme", "http")
                + field(":path", path)
                + field(":authority", "x");
    }

    static String frame(int type, int flags, int stream, String payload) {
        return "\0\0"
                + (char) payload.length()
                + (char) type
                + (char) flags
                + "\0\0\0"
                + (char) stream
                + payload;
    }

    static String headers(int flags, int stream, String block) {
        return frame(Http2FrameTypes.HEADERS, flags, stream, block);
    }

    /// Type and payload; empty when the server has closed.
    static String next(RawClient client) throws IOException {
        byte[] head = client.bytes(9);
        if (head.length < 9) {
            return "";
        }
        int length = ((head[1] & 0xff) << 8) | (head[2] & 0xff);
        return head[3] + new String(client.bytes(length), StandardCharsets.US_ASCII);
    }

    /// The body of the next answer.
    static String answered(RawClient client) throws IOException {
        String frame = next(client);
        while (!frame.startsWith("0")) {
            frame = next(client);
        }
        return frame.substring(1);
    }

    /// The type of the last frame before the server closed.
    static String last(RawClient client) throws IOException {
        String last = "";
        for (String frame = next(client); !frame.isEmpty(); frame = next(client)) {
            last = frame.substring(0, 1);
        }
        return last;
    }
}
