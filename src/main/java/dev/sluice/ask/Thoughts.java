package dev.sluice.ask;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Finds a model's own thoughts among what a caller sends back.
final class Thoughts {

    /// Members of a message by which thoughts come back, signed or not.
    private static final List<byte[]> THOUGHTS =
            List.of(
                    name("reasoning_content"),
                    name("reasoning"),
                    name("reasoning_details"),
                    name("thinking_blocks"),
                    name("thought_signature"),
                    name("signature"),
                    name("encrypted_content"));

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;

    private Thoughts() {}

    private static byte[] name(String member) {
        return ('"' + member + '"').getBytes(StandardCharsets.US_ASCII);
    }

    /// Looks at the messages alone: elsewhere, in a schema, these are anybody's names. A text
    /// cannot look like a name: its quotes are escaped.
    static boolean in(Body said) {
        int messages = said.find("messages");
        if (messages < 0) {
            return false;
        }
        byte[] body = said.bytes();
        int end = said.valueEnd(messages);
        for (int i = said.valueStart(messages); i < end; i++) {
            if (i + Long.BYTES <= end && !hasQuote((long) EIGHT.get(body, i))) {
                i += Long.BYTES - 1;
            } else if (body[i] == '"' && body[i - 1] != '\\' && isThought(body, i)) {
                return true;
            }
        }
        return false;
    }

    /// Whether one of eight bytes is a quote: what it leaves is zero, and borrows.
    private static boolean hasQuote(long eight) {
        long left = eight ^ ONES * '"';
        return (left - ONES & ~left & ONES << 7) != 0;
    }

    private static boolean isThought(byte[] body, int at) {
        switch (body[at + 1]) {
            case 'r', 't', 's', 'e' -> {}
            default -> {
                return false;
            }
        }
        for (byte[] name : THOUGHTS) {
            int end = at + name.length;
            if (end <= body.length
                    && Arrays.equals(body, at, end, name, 0, name.length)
                    && isKey(body, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKey(byte[] body, int end) {
        int at = end;
        while (at < body.length && body[at] <= ' ') {
            at++;
        }
        return at < body.length && body[at] == ':';
    }
}
