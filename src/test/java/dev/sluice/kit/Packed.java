package dev.sluice.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Text as an upstream sends it that compresses.
public final class Packed {

    private Packed() {}

    /// @param encoding of `content-encoding`: `deflate`, or any name of gzip
    public static byte[] as(String encoding, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                encoding.equals("deflate")
                        ? new DeflaterOutputStream(bytes)
                        : new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /// What a gzip stream has sent once it was flushed; it goes on.
    public static byte[] flushed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            GZIPOutputStream out = new GZIPOutputStream(bytes, true);
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }
}
