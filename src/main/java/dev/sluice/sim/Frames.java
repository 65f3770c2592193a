package dev.sluice.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The stream of one answer, chunk by chunk.
record Frames(Shapes shapes) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Buffer done() {
        return Buffer.buffer("data: [DONE]\n\n");
    }

    /// The first chunk of a chat choice: its role, and null content when it will call a tool.
    Buffer opening(int index) {
        ObjectNode delta = JSON.objectNode().put("role", "assistant");
        delta.put("content", shapes.answer().choices().get(index).calls() ? null : "")
                .putNull("refusal");
        return chat(index, delta, null);
    }

    /// The chunk or chunks of one token: reasoning first, then text or arguments; the first of the
    /// arguments is preceded by the head of the call (TOOL-4).
    Buffer token(int index, int step) {
        Choice choice = shapes.answer().choices().get(index);
        int word = step - choice.thoughts().size();
        if (!shapes.question().chat()) {
            return legacy(index, choice.words().get(word), null);
        }
        if (word < 0) {
            return chat(
                    index,
                    JSON.objectNode().put("reasoning_content", choice.thoughts().get(step)),
                    null);
        }
        if (!choice.calls()) {
            return chat(index, JSON.objectNode().put("content", choice.words().get(word)), null);
        }
        Buffer fragment =
                call(
                        index,
                        call ->
                                call.putObject("function")
                                        .put("arguments", choice.words().get(word)));
        return word > 0
                ? fragment
                : call(index, call -> Shapes.fill(call, choice, "")).appendBuffer(fragment);
    }

    Buffer finish(int index) {
        String why = shapes.answer().choices().get(index).finish();
        return shapes.question().chat()
                ? chat(index, JSON.objectNode(), why)
                : legacy(index, "", why);
    }

    Buffer usageChunk() {
        ObjectNode chunk = shapes.head(chunkName());
        chunk.putArray("choices");
        chunk.set("usage", shapes.usage());
        return frame(chunk);
    }

    private Buffer call(int index, Consumer<ObjectNode> filling) {
        ObjectNode delta = JSON.objectNode();
        ObjectNode call = delta.putArray("tool_calls").addObject().put("index", 0);
        filling.accept(call);
        return chat(index, delta, null);
    }

    private Buffer chat(int index, ObjectNode delta, @Nullable String finish) {
        ObjectNode choice = JSON.objectNode().put("index", index);
        choice.set("delta", delta);
        return chunk(choice.putNull("logprobs").put("finish_reason", finish));
    }

    private Buffer legacy(int index, String text, @Nullable String finish) {
        ObjectNode choice = JSON.objectNode().put("text", text).put("index", index);
        return chunk(choice.putNull("logprobs").put("finish_reason", finish));
    }

    private Buffer chunk(ObjectNode choice) {
        ObjectNode chunk = shapes.head(chunkName());
        chunk.putArray("choices").add(choice);
        if (shapes.question().usage()) {
            chunk.putNull("usage");
        }
        return frame(chunk);
    }

    private String chunkName() {
        return shapes.question().chat() ? "chat.completion.chunk" : "text_completion";
    }

    private static Buffer frame(ObjectNode chunk) {
        return Buffer.buffer("data: " + chunk + "\n\n");
    }
}
