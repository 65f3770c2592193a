package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Thoughts that nobody signed, on their way to who refuses them: those of another kind of model,
/// which answered an earlier turn of the conversation. Left out; what is left is as it was.
final class AnthropicUnsigned {

    private static final byte[] NAME = "\"thinking\"".getBytes(StandardCharsets.US_ASCII);

    private AnthropicUnsigned() {}

    static Patch without(Ask ask) {
        byte[] body = ask.body().bytes();
        if (ask.content().turns() < 2 || !holds(body, NAME)) {
            return Patch.NONE;
        }
        List<Value> messages = Value.of(body).get("messages").items();
        if (messages.stream().noneMatch(AnthropicUnsigned::hasUnsigned)) {
            return Patch.NONE;
        }
        Bytes out = new Bytes(body.length).put("[");
        messages.forEach(message -> message(out, message));
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

    private static boolean hasUnsigned(Value message) {
        return message.get("role").is("assistant")
                && message.get("content").items().stream().anyMatch(AnthropicUnsigned::isUnsigned);
    }

    private static boolean isUnsigned(Value block) {
        return block.get("type").is("thinking") && !block.get("signature").says();
    }

    /// Whether a tool loop goes on without the thoughts it began with, which a budget asks for.
    static boolean thoughtless(Ask ask) {
        boolean lost = false;
        for (Value message : Value.of(ask.body().bytes()).get("messages").items()) {
            List<Value> blocks = message.get("content").items();
            boolean calls = blocks.stream().anyMatch(block -> block.get("type").is("tool_use"));
            boolean results =
                    blocks.stream().anyMatch(block -> block.get("type").is("tool_result"));
            boolean thought =
                    blocks.stream()
                            .anyMatch(block ->
                                    block.get("signature").says()
                                            || block.get("type").is("redacted_thinking"));
            lost = message.get("role").is("assistant") ? calls && !thought : results && lost;
        }
        return lost;
    }

    /// A turn of nothing else is left out whole.
    private static void message(Bytes out, Value message) {
        List<Value> blocks = message.get("content").items();
        if (!hasUnsigned(message)) {
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
