package dev.sluice.dialect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Unpacks the answer of an upstream, or of what stands before it, that compresses though nobody
/// asked it to (openai-wire ENC-2). A few bytes may unpack to a thousand times as many, so each
/// part and the whole are bounded. One answer, one thread.
public final class Unpacking {

    /// What one read may unpack to, and a whole answer or an error: larger ones come plain from
    /// whoever honours the request.
    static final int LARGEST = 8 << 20;

    private final String encoding;
    private final @Nullable EmbeddedChannel decoder;
    private @Nullable Complaint failure;

    /// @param encoding what `content-encoding` says
    public Unpacking(String encoding) {
        this.encoding = encoding.toLowerCase(Locale.ROOT).strip();
        ZlibWrapper wrapper =
                switch (this.encoding) {
                    case "gzip", "x-gzip" -> ZlibWrapper.GZIP;
                    case "deflate" -> ZlibWrapper.ZLIB_OR_NONE;
                    default -> null;
                };
        decoder =
                wrapper == null ? null : new EmbeddedChannel(new JdkZlibDecoder(wrapper, LARGEST));
        if (decoder == null) {
            failure = complaint("the gateway reads gzip and deflate");
        }
    }

    /// Whether an answer is packed at all.
    public static boolean isNeeded(String encoding) {
        return !encoding.isBlank() && !encoding.equalsIgnoreCase("identity");
    }

    /// Why nothing can be read of it; null while it can.
    public @Nullable Complaint failure() {
        return failure;
    }

    /// What so many bytes more unpack to: nothing once it has failed.
    public Buffer read(Buffer packed) {
        ByteBuf plain = Unpooled.buffer();
        if (decoder != null && failure == null) {
            try {
                decoder.writeInbound(Unpooled.wrappedBuffer(packed.getBytes()));
                take(plain);
            } catch (DecompressionException broken) {
                take(plain);
                failure = complaint("it is broken, or unpacks to more than " + LARGEST + " bytes");
            }
        }
        return Buffer.buffer(failure == null ? plain : Unpooled.EMPTY_BUFFER);
    }

    private void take(ByteBuf plain) {
        EmbeddedChannel from = Objects.requireNonNull(decoder);
        for (ByteBuf part = from.readInbound(); part != null; part = from.readInbound()) {
            if (plain.readableBytes() + part.readableBytes() <= LARGEST) {
                plain.writeBytes(part);
            } else {
                failure = complaint("it unpacks to more than " + LARGEST + " bytes");
            }
            part.release();
        }
    }

    private Complaint complaint(String why) {
        return Complaint.protocol(
                "its answer is compressed ("
                        + encoding
                        + "), which nobody asked for, and "
                        + why
                        + "; have it, or what stands before it, send answers as they are");
    }
}
