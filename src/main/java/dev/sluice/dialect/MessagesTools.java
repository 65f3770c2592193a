package dev.sluice.dialect;

import dev.sluice.catalog.Provider;
import java.util.List;

/// Tools and which of them is to be called, from Anthropic's form to OpenAI's.
final class MessagesTools {

    private final Value body;
    private final Provider.Rules rules;
    private final boolean plain;
    private final List<String> dropped;

    /// @param plain whether it goes to who knows OpenAI's words and no others
    MessagesTools(Value body, Provider.Rules rules, boolean plain, List<String> dropped) {
        this.body = body;
        this.rules = rules;
        this.plain = plain;
        this.dropped = dropped;
    }

    /// Members with a comma before each; nothing without tools.
    void write(Bytes out) {
        Bytes tools = new Bytes(256);
        int i = 0;
        for (Value tool : body.get("tools").items()) {
            tool(tools, tool, "tools[" + i++ + "]");
        }
        if (tools.length() > 0) {
            out.put(",\"tools\":[").put(tools).put("]");
            choice(out, body.get("tool_choice"));
        }
    }

    private void tool(Bytes out, Value tool, String param) {
        Value type = tool.get("type");
        if (type.present() && !type.is("custom")) {
            if (rules.unsupported() != Provider.Unsupported.DROP) {
                throw Cannot.carry(param + ".type", "is a tool of another provider's own");
            }
            dropped.add(param);
            return;
        }
        if (!tool.get("name").says()) {
            throw Cannot.read(param + ".name", "is missing", "name the tool");
        }
        out.put(out.length() == 0 ? "" : ",");
        out.put("{\"type\":\"function\",\"function\":{\"name\":").put(tool.get("name"));
        if (tool.get("description").says()) {
            out.put(",\"description\":").put(tool.get("description"));
        }
        if (tool.get("input_schema").isObject()) {
            out.put(",\"parameters\":").put(tool.get("input_schema"));
        }
        out.put(tool.get("strict").isTrue() ? ",\"strict\":true}" : "}");
        MessagesTurns.mark(out, tool, plain);
        out.put("}");
    }

    private static void choice(Bytes out, Value choice) {
        if (!choice.isObject()) {
            return;
        }
        out.put(",\"tool_choice\":");
        switch (choice.get("type").text()) {
            case "auto" -> out.put("\"auto\"");
            case "any" -> out.put("\"required\"");
            case "none" -> out.put("\"none\"");
            case "tool" ->
                    out.put("{\"type\":\"function\",\"function\":{\"name\":")
                            .put(name(choice.get("name")))
                            .put("}}");
            case String _ ->
                    throw Cannot.read(
                            "tool_choice.type",
                            "is of another kind",
                            "send auto, any, tool or none");
        }
        if (choice.get("disable_parallel_tool_use").isTrue()) {
            out.put(",\"parallel_tool_calls\":false");
        }
    }

    private static Value name(Value name) {
        if (!name.says()) {
            throw Cannot.read("tool_choice.name", "is missing", "name the tool");
        }
        return name;
    }
}
