package dev.sluice.rehearsal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// HTTP/1.1 messages of one connection, as far as a rehearsal has them. The JDK's client and server
/// would do; but what they go through is compiled too, in a time that belongs to the gateway. One
/// thread.
final class Messages {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
    private static final String LAST = "0\r\n\r\n";

    private final InputStream in;
    private final byte[] read = new byte[64 << 10];

    Messages(InputStream in) {
        this.in = in;
    }

    /// The next message, head and body; empty when there is none any more. One at a time: what
    /// follows it is not here yet.
    String next() throws IOException {
        int size = 0;
        while (size < read.length) {
            int more = in.read(read, size, read.length - size);
            if (more < 0) {
                if (size == 0) {
                    return "";
                }
                throw new EOFException("the connection ended inside a message");
            }
            size += more;
            String message = new String(read, 0, size, StandardCharsets.ISO_8859_1);
            int head = message.indexOf("\r\n\r\n");
            if (head >= 0 && whole(message, head + 4)) {
                return message;
            }
        }
        throw new IOException("a message of over " + read.length + " bytes");
    }

    private static boolean whole(String message, int body) {
        Matcher length = LENGTH.matcher(message).region(0, body);
        return length.find()
                ? message.length() - body >= Integer.parseInt(length.group(1))
                : message.endsWith(LAST);
    }
}
