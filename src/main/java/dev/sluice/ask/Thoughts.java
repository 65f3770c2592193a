package dev.sluice.ask;

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
            if (body[i] == '"' && body[i - 1] != '\\' && isThought(body, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThought(byte[] body, int at) {
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
