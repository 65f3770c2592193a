package dev.sluice.dialect;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementJsonUtils;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A request's tools in LangChain4j's words.
final class LangChain4jTools {

    private LangChain4jTools() {}

    /// All of them, or the one that must be called: there is no other word for that.
    static List<ToolSpecification> of(Value ask) {
        String only = ask.get("tool_choice").get("function").get("name").text();
        List<ToolSpecification> tools = new ArrayList<>();
        for (Value tool : ask.get("tools").items()) {
            Value function = tool.get("function");
            if (only.isEmpty() || function.get("name").is(only)) {
                tools.add(tool(function));
            }
        }
        return tools;
    }

    private static ToolSpecification tool(Value function) {
        ToolSpecification.Builder tool =
                ToolSpecification.builder().name(function.get("name").text());
        if (function.get("description").says()) {
            tool.description(function.get("description").text());
        }
        Map<String, Object> schema = LangChain4jTrees.map(function.get("parameters"));
        schema.putIfAbsent("type", "object");
        schema.putIfAbsent("properties", Map.of());
        JsonSchemaElement parameters = JsonSchemaElementJsonUtils.fromMap(schema);
        if (parameters instanceof JsonObjectSchema object) {
            return tool.parameters(object).build();
        }
        throw Cannot.read("tools", "has parameters that are no object", "write type: object");
    }
}
