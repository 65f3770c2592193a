package dev.sluice.dialect;

/// The tools of a request and which of them is to be called, in Anthropic's form.
final class AnthropicTools {

    private final Request asked;
    private final AnthropicTurns turns;

    /// @param turns counts the marks for the prompt cache
    AnthropicTools(Request asked, AnthropicTurns turns) {
        this.asked = asked;
        this.turns = turns;
    }

    /// Whether some tool must be called.
    static boolean forced(Request asked) {
        Value choice = asked.get("tool_choice");
        return choice.is("required") || choice.isObject();
    }

    /// The members `tools` and `tool_choice`, each with a comma before it; empty without tools.
    Bytes write() {
        Bytes out = new Bytes(256);
        Value tools = asked.get("tools");
        if (tools.items().isEmpty()) {
            return out;
        }
        out.put(",\"tools\":[");
        int i = 0;
        for (Value tool : tools.items()) {
            tool(out, tool, "tools[" + i++ + "]");
        }
        choice(out.put("]"));
        return out;
    }

    private void tool(Bytes out, Value tool, String param) {
        Value function = tool.get("function");
        if (!tool.get("type").is("function") || !function.get("name").says()) {
            throw Cannot.carry(param, "is no function");
        }
        out.comma().put("{\"name\":").put(function.get("name"));
        if (function.get("description").says()) {
            out.put(",\"description\":").put(function.get("description"));
        }
        schema(out.put(",\"input_schema\":"), function.get("parameters"));
        if (function.get("strict").isTrue()) {
            out.put(",\"strict\":true");
        }
        turns.blocks().end(out, tool.get("cache_control").isObject() ? tool : function);
    }

    /// A tool takes an object, whether its schema says so or not.
    private static void schema(Bytes out, Value schema) {
        if (!schema.isObject() || schema.size() == 0) {
            out.put("{\"type\":\"object\"}");
        } else if (schema.get("type").present()) {
            out.put(schema);
        } else {
            out.put("{\"type\":\"object\"");
            for (int i = 0; i < schema.size(); i++) {
                if (!schema.name(i).equals("type")) {
                    out.put(",\"").put(schema.name(i)).put("\":").put(schema.at(i));
                }
            }
            out.put("}");
        }
    }

    private void choice(Bytes out) {
        Value choice = asked.get("tool_choice");
        boolean one = asked.get("parallel_tool_calls").isFalse() || asked.legacy();
        String type = type(choice);
        if (!choice.present() && !one) {
            return;
        }
        out.put(",\"tool_choice\":{\"type\":\"").put(type).put("\"");
        if (type.equals("tool")) {
            out.put(",\"name\":").put(choice.get("function").get("name"));
        }
        out.put(one && !type.equals("none") ? ",\"disable_parallel_tool_use\":true}" : "}");
    }

    private static String type(Value choice) {
        if (choice.isObject()) {
            if (choice.get("type").is("function") && choice.get("function").get("name").says()) {
                return "tool";
            }
            throw Cannot.carry("tool_choice", "is no function");
        }
        return switch (choice.text()) {
            case "", "auto" -> "auto";
            case "required" -> "any";
            case "none" -> "none";
            case String _ -> throw Cannot.carry("tool_choice", "is of another kind");
        };
    }
}
