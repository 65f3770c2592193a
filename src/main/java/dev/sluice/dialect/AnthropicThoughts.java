package dev.sluice.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Thoughts of an earlier answer on their way back: as kept for the call's id, else as the caller
/// sends them in `thinking_blocks`. They must be what the provider wrote, or it refuses them.
final class AnthropicThoughts {

    private AnthropicThoughts() {}

    /// As kept for one of a turn's calls; null when lost.
    ///
    /// @param loop as [Signatures#loop]
    static byte @Nullable [] kept(Signatures signatures, String loop, Value calls) {
        for (Value call : calls.items()) {
            byte[] kept = signatures.find(loop, call.get("id").text());
            if (kept != null) {
                return kept;
            }
        }
        return null;
    }

    /// Whether there were any.
    ///
    /// @param kept blocks as the provider wrote them; null when they are lost
    static boolean write(Bytes out, Value message, byte @Nullable [] kept) {
        if (kept != null) {
            out.comma().put(kept);
            return true;
        }
        List<Value> blocks = message.get("thinking_blocks").items();
        boolean any = false;
        for (Value block : blocks) {
            any |= block(out, block, blocks.size() == 1 ? message : Value.ABSENT);
        }
        return any;
    }

    /// A stream tells a thought's text as reasoning and only then its signature: the only thought
    /// of a message gets its text from there.
    private static boolean block(Bytes out, Value block, Value message) {
        Value signature = block.get("signature");
        Value data = block.get("data");
        if (block.get("type").is("redacted_thinking") && data.says()) {
            out.comma().put("{\"type\":\"redacted_thinking\",\"data\":").put(data).put("}");
            return true;
        }
        if (!signature.says()) {
            return false;
        }
        Value said = block.get("thinking");
        Value first = message.get("reasoning_content");
        Value told = first.says() ? first : message.get("reasoning");
        out.comma().put("{\"type\":\"thinking\",\"thinking\":");
        if (said.says() || !told.says()) {
            out.put(said.isString() ? said : Value.quoted(""));
        } else {
            out.put(told);
        }
        out.put(",\"signature\":").put(signature).put("}");
        return true;
    }
}
