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
                asked = Prose.text(message.path("content"));
            }
        }
        return asked;
    }

    /// The text of one choice: an answer, or what is made of a tool's result.
    String say(Prose prose, int choice) {
        return answersTool()
                ? prose.relate(resultOf(), Prose.text(last.path("content")))
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
            case "required" -> first("tool_choice");
            case "auto", "null" -> answersTool() || tools().isEmpty() ? "" : first("tools");
            default ->
                    throw Complaint.invalid(
                            "tool_choice",
                            "'tool_choice' must be none, auto, required or name a tool.");
        };
    }

    /// The arguments of a call of [#tool], valid under its parameters.
    String arguments() {
        String name = tool();
        for (JsonNode tool : tools()) {
            JsonNode parameters = tool.path("function").path("parameters");
            if (nameOf(tool).equals(name) && parameters.isObject()) {
                JsonNode made = Instance.of(parameters, "tools");
                return made.isObject() ? made.toString() : "{}";
            }
        }
        return "{}";
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
            return must || !answersTool() ? known(nameOf(allowed.path("tools").path(0))) : "";
        }
        return known(nameOf(choice));
    }

    private String known(String name) {
        for (JsonNode tool : tools()) {
            if (!name.isEmpty() && nameOf(tool).equals(name)) {
                return name;
            }
        }
        throw Complaint.invalid(
                "tool_choice", "'tool_choice' names a tool that is not in 'tools'.");
    }

    private String first(String param) {
        String name = nameOf(tools().path(0));
        if (name.isEmpty()) {
            throw Complaint.invalid(
                    param, "'" + param + "' needs a first tool with function.name.");
        }
        return name;
    }

    private JsonNode tools() {
        return question.body().path("tools");
    }

    private static String nameOf(JsonNode tool) {
        return tool.path("function").path("name").asText("");
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
                    return nameOf(call);
                }
            }
        }
        throw Complaint.invalid(
                "messages", "a tool message's 'tool_call_id' matches no call before it.");
    }
}
