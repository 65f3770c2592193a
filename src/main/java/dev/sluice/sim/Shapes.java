package dev.sluice.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// OpenAI's JSON for one answer, for chat and for legacy completions: whole here, chunk by chunk in
/// [Frames]. Nothing else knows the members (openai-wire sections 3 to 8 and 12).
///
/// @param created seconds since 1970, the same in all chunks
record Shapes(Question question, Answer answer, String id, long created) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode whole() {
        ObjectNode body = head(question.chat() ? "chat.completion" : "text_completion");
        ArrayNode choices = body.putArray("choices");
        for (int i = 0; i < answer.choices().size(); i++) {
            Choice said = answer.choices().get(i);
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

    private ObjectNode message(Choice said) {
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

    static void fill(ObjectNode call, Choice choice, String arguments) {
        call.put("id", choice.callId()).put("type", "function");
        call.putObject("function").put("name", choice.tool()).put("arguments", arguments);
    }

    ObjectNode head(String object) {
        return JSON.objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", question.voice().model())
                .put("system_fingerprint", "fp_sluice_simulation");
    }

    ObjectNode usage() {
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
}
