package dev.sluice.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// OpenAI's JSON for one answer, whole or chunk by chunk, for chat and for legacy completions. The
/// only file that knows the members (openai-wire sections 3 to 8 and 12).
///
/// @param created seconds since 1970, the same in all chunks
record Shapes(Question question, Answer answer, String id, long created) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Buffer done() {
        return Buffer.buffer("data: [DONE]\n\n");
    }

    ObjectNode whole() {
        ObjectNode body = head(question.chat() ? "chat.completion" : "text_completion");
        ArrayNode choices = body.putArray("choices");
        for (int i = 0; i < answer.choices().size(); i++) {
            Answer.Choice said = answer.choices().get(i);
            ObjectNode choice = choices.addObject().put("index", i);
            if (question.chat()) {
                choice.set("message", message(said));
            } else {
                choice.put("text", String.join("", said.words()));
            }
            choice.putNull("logprobs").put("finish_reason", said.finish());
        }
        body.set("usage", usage());
        return body;
    }

    /// The first chunk of a chat choice: its role, and null content when it will call a tool.
    Buffer opening(int index) {
        ObjectNode delta = JSON.objectNode().put("role", "assistant");
        delta.put("content", answer.choices().get(index).calls() ? null : "").putNull("refusal");
        return chat(index, delta, null);
    }

    /// The chunk or chunks of one token: reasoning first, then text or arguments; the first of the
    /// arguments is preceded by the head of the call (TOOL-4).
    Buffer token(int index, int step) {
        Answer.Choice choice = answer.choices().get(index);
        int word = step - choice.thoughts().size();
        if (!question.chat()) {
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
                : call(index, call -> fill(call, choice, "")).appendBuffer(fragment);
    }

    Buffer finish(int index) {
        String why = answer.choices().get(index).finish();
        return question.chat() ? chat(index, JSON.objectNode(), why) : legacy(index, "", why);
    }

    Buffer usageChunk() {
        ObjectNode chunk = head(chunkName());
        chunk.putArray("choices");
        chunk.set("usage", usage());
        return frame(chunk);
    }

    private ObjectNode message(Answer.Choice said) {
        String text = String.join("", said.words());
        ObjectNode message = JSON.objectNode().put("role", "assistant");
        message.put("content", said.calls() ? null : text).putNull("refusal");
        if (!said.thoughts().isEmpty()) {
            message.put("reasoning_content", String.join("", said.thoughts()));
        }
        if (said.calls()) {
            fill(message.putArray("tool_calls").addObject(), said, text);
        }
        return message;
    }

    private static void fill(ObjectNode call, Answer.Choice choice, String arguments) {
        call.put("id", choice.callId()).put("type", "function");
        call.putObject("function").put("name", choice.tool()).put("arguments", arguments);
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
        ObjectNode chunk = head(chunkName());
        chunk.putArray("choices").add(choice);
        if (question.usage()) {
            chunk.putNull("usage");
        }
        return frame(chunk);
    }

    private String chunkName() {
        return question.chat() ? "chat.completion.chunk" : "text_completion";
    }

    private ObjectNode head(String object) {
        return JSON.objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", question.voice().model())
                .put("system_fingerprint", "fp_sluice_simulation");
    }

    private ObjectNode usage() {
        int said = answer.tokens();
        ObjectNode usage =
                JSON.objectNode()
                        .put("prompt_tokens", answer.promptTokens())
                        .put("completion_tokens", said)
                        .put("total_tokens", answer.promptTokens() + said);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 0).put("audio_tokens", 0);
        usage.putObject("completion_tokens_details")
                .put("reasoning_tokens", answer.thoughts())
                .put("audio_tokens", 0)
                .put("accepted_prediction_tokens", 0)
                .put("rejected_prediction_tokens", 0);
        return usage;
    }

    private static Buffer frame(ObjectNode chunk) {
        return Buffer.buffer("data: " + chunk + "\n\n");
    }
}
