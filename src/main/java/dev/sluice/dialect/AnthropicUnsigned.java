package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Thoughts that nobody signed, on their way to who refuses them: those of another kind of model,
/// which answered an earlier turn of the conversation. Left out; what is left is as it was.
final class AnthropicUnsigned {

    private static final List<byte[]> MARKS =
            List.of(ascii("\"signature\":\"\""), ascii("\"signature\": \"\""));

    private AnthropicUnsigned() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Patch without(Ask ask) {
        byte[] body = ask.body().bytes();
        if (ask.content().turns() < 2 || MARKS.stream().noneMatch(mark -> holds(body, mark))) {
            return Patch.NONE;
        }
        Bytes out = new Bytes(body.length).put("[");
        for (Value message : Value.of(body).get("messages").items()) {
            message(out, message);
        }
        return Patch.set("messages", out.put("]").take());
    }

    private static boolean holds(byte[] body, byte[] mark) {
        for (int i = 0; i + mark.length <= body.length; i++) {
            int at = 0;
            while (at < mark.length && body[i + at] == mark[at]) {
                at++;
            }
            if (at == mark.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnsigned(Value block) {
        return block.get("type").is("thinking") && !block.get("signature").says();
    }

    /// A turn of nothing else is left out whole.
    private static void message(Bytes out, Value message) {
        List<Value> blocks = message.get("content").items();
        if (blocks.stream().noneMatch(AnthropicUnsigned::isUnsigned)) {
            out.comma().put(message);
            return;
        }
        List<Value> signed = blocks.stream().filter(block -> !isUnsigned(block)).toList();
        if (!signed.isEmpty()) {
            out.comma().put("{\"role\":").put(message.get("role")).put(",\"content\":[");
            signed.forEach(block -> out.comma().put(block));
            out.put("]}");
        }
    }
}
