package dev.sluice.dialect;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.Json;
import dev.langchain4j.internal.JsonSchemaElementJsonUtils;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A request's tools in LangChain4j's words.
final class LangChain4jTools {

    private LangChain4jTools() {}

    /// All of them, or the one that must be called: there is no other word for that.
    static List<ToolSpecification> of(String engine, Value ask) {
        String only = ask.get("tool_choice").get("function").get("name").text();
        List<ToolSpecification> tools = new ArrayList<>();
        List<Value> asked = ask.get("tools").items();
        for (int i = 0; i < asked.size(); i++) {
            Value function = asked.get(i).get("function");
            if (function.get("name").text().isBlank()) {
                String param = "tools[" + i + "].function.name";
                throw Cannot.read(param, "is missing or empty", "give each tool a name");
            }
            if (only.isEmpty() || function.get("name").is(only)) {
                tools.add(tool(engine, function));
            }
        }
        return tools;
    }

    private static ToolSpecification tool(String engine, Value function) {
        ToolSpecification.Builder tool =
                ToolSpecification.builder().name(function.get("name").text());
        if (!function.get("description").text().isBlank()) {
            tool.description(function.get("description").text());
        }
        Map<String, Object> schema =
                LangChain4jSchemas.of(engine, function.get("parameters"), _ -> {});
        return tool.parameters(
                        engine.equals(LangChain4jLimits.VERTEX)
                                ? (JsonObjectSchema) JsonSchemaElementJsonUtils.fromMap(schema)
                                : raw(schema))
                .build();
    }

    /// Members go through as they are.
    private static JsonObjectSchema raw(Map<String, Object> schema) {
        JsonObjectSchema.Builder raw = JsonObjectSchema.builder();
        if (schema.get("properties") instanceof Map<?, ?> members) {
            members.forEach((name, each) ->
                    raw.addProperty("" + name, JsonRawSchema.from(Json.toJson(each))));
        }
        return raw.required(LangChain4jNarrow.words(schema.get("required"))).build();
    }
}
