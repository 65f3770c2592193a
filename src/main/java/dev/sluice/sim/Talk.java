package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// What a chat is after: text, a call of a tool, or JSON. Reads messages, tools and the response
/// format of one request. A tool is called whenever the request allows it, except right after a
/// tool's result, so that every agent's loop ends.
record Talk(Question question, JsonNode last) {

    static Talk of(Question question) {
        JsonNode messages = question.body().path("messages");
        return new Talk(question, messages.get(messages.size() - 1));
    }

    /// The last user message's text; empty when there is none.
    String asked() {
        String asked = "";
        for (JsonNode message : question.body().path("messages")) {
            if (message.path("role").textValue().equals("user")) {
                asked = Tokens.text(message.path("content"));
            }
        }
        return asked;
    }

    /// The text of one choice: an answer, or what is made of a tool's result.
    String say(Prose prose, int choice) {
        return answersTool()
                ? prose.relate(resultOf(), Tokens.text(last.path("content")))
                : prose.answer(choice, question.n());
    }

    /// The name of the tool to call; empty for none.
    String tool() {
        JsonNode choice = question.body().path("tool_choice");
        if (choice.isObject()) {
            return demanded(choice);
        }
        String wish = choice.asText("auto");
        return switch (wish) {
            case "none" -> "";
            case "required" -> tools().first("tool_choice");
            case "auto", "null" -> answersTool() || tools().none() ? "" : tools().first("tools");
            default ->
                    throw Complaint.invalid(
                            "tool_choice",
                            "'tool_choice' must be none, auto, required or name a tool.");
        };
    }

    /// The JSON asked for by `response_format`; empty when text will do.
    String form() {
        JsonNode format = question.body().path("response_format");
        return switch (format.path("type").asText("text")) {
            case "text" -> "";
            case "json_object" ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("simulated_by", question.voice().model())
                            .put("answer", "simulated")
                            .toString();
            case "json_schema" -> instance(format.path("json_schema"));
            default ->
                    throw Complaint.invalid(
                            "response_format",
                            "'response_format.type' must be text, json_object or json_schema.");
        };
    }

    private static String instance(JsonNode wish) {
        if (!wish.path("name").isTextual()) {
            throw Complaint.missing("response_format.json_schema.name");
        }
        JsonNode schema = wish.path("schema");
        boolean any = schema.isMissingNode() || schema.isNull();
        return Instance.of(
                        any ? JsonNodeFactory.instance.objectNode().put("type", "object") : schema,
                        "response_format")
                .toString();
    }

    /// `{"type":"function","function":{"name":...}}` or `{"type":"allowed_tools",...}`.
    private String demanded(JsonNode choice) {
        if (choice.path("type").asText("").equals("allowed_tools")) {
            JsonNode allowed = choice.path("allowed_tools");
            boolean must = allowed.path("mode").asText("").equals("required");
            return must || !answersTool()
                    ? tools().named(Tools.name(allowed.path("tools").path(0)))
                    : "";
        }
        return tools().named(Tools.name(choice));
    }

    Tools tools() {
        return new Tools(question.body().path("tools"));
    }

    private boolean answersTool() {
        return last.path("role").textValue().equals("tool");
    }

    /// The function whose result the last message is, found by its call's id.
    private String resultOf() {
        String id = last.path("tool_call_id").asText("");
        for (JsonNode message : question.body().path("messages")) {
            for (JsonNode call : message.path("tool_calls")) {
                if (call.path("id").asText("").equals(id)) {
                    return Tools.name(call);
                }
            }
        }
        throw Complaint.invalid(
                "messages", "a tool message's 'tool_call_id' matches no call before it.");
    }
}
