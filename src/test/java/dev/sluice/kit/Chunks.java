package dev.sluice.kit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// The data of chat completion chunks, as an OpenAI-shaped upstream writes them.
public final class Chunks {

    private Chunks() {}

    /// The bytes of a whole stream.
    public static final String WHOLE =
            "data: "
                    + role()
                    + "\n\ndata: "
                    + content("a")
                    + "\n\ndata: "
                    + finish("stop")
                    + "\n\ndata: [DONE]\n\n";

    public static String role() {
        return chunk(new JsonObject().put("role", "assistant").put("content", ""), null);
    }

    public static String content(String text) {
        return chunk(new JsonObject().put("content", text), null);
    }

    public static String reasoning(String text) {
        return chunk(new JsonObject().put("reasoning_content", text), null);
    }

    public static String finish(String reason) {
        return chunk(new JsonObject(), reason);
    }

    public static String usage(int prompt, int completion) {
        return head().put("choices", new JsonArray())
                .put(
                        "usage",
                        new JsonObject()
                                .put("prompt_tokens", prompt)
                                .put("completion_tokens", completion)
                                .put("total_tokens", prompt + completion))
                .encode();
    }

    public static String error(int code) {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", "scripted")
                                .put("type", "server_error")
                                .putNull("param")
                                .put("code", code))
                .encode();
    }

    /// A whole, unstreamed answer.
    public static String whole(String text, int prompt, int completion) {
        JsonObject message =
                new JsonObject().put("role", "assistant").put("content", text).putNull("refusal");
        JsonObject choice =
                new JsonObject()
                        .put("index", 0)
                        .put("message", message)
                        .putNull("logprobs")
                        .put("finish_reason", "stop");
        JsonObject usage = new JsonObject(usage(prompt, completion)).getJsonObject("usage");
        return head().put("object", "chat.completion")
                .put("choices", new JsonArray().add(choice))
                .put("usage", usage)
                .encode();
    }

    private static String chunk(JsonObject delta, String finish) {
        JsonObject choice =
                new JsonObject()
                        .put("index", 0)
                        .put("delta", delta)
                        .putNull("logprobs")
                        .put("finish_reason", finish);
        return head().put("choices", new JsonArray().add(choice)).encode();
    }

    private static JsonObject head() {
        return new JsonObject()
                .put("id", "chatcmpl-fake")
                .put("object", "chat.completion.chunk")
                .put("created", 1_767_225_600)
                .put("model", "fake");
    }

    /// As OpenAI writes a chunk when it was asked for usage.
    public static String nulled(String chunk) {
        return new JsonObject(chunk).putNull("usage").encode();
    }

    /// What a model of that name sends, where [#WHOLE] or the like comes from one named `fake`.
    public static String named(String model, String stream) {
        return stream.replace("\"model\":\"fake\"", "\"model\":\"" + model + "\"");
    }
}
