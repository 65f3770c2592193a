package dev.sluice.dialect;

import java.util.Set;

/// One request in Gemini's form (providers.md section 5). Throws [dev.sluice.wire.Refused] for what
/// cannot be said in it.
final class GeminiRequest {

    static final Set<String> CARRIED =
            Set.of(
                    "max_tokens",
                    "max_completion_tokens",
                    "n",
                    "temperature",
                    "top_p",
                    "top_k",
                    "logprobs",
                    "top_logprobs",
                    "seed",
                    "presence_penalty",
                    "frequency_penalty",
                    "stop",
                    "tools",
                    "tool_choice",
                    "parallel_tool_calls",
                    "response_format");

    private final Request asked;
    private final GeminiTurns turns;
    private final Bytes out;

    GeminiRequest(Request asked, GeminiProofs proofs) {
        this.asked = asked;
        this.turns = new GeminiTurns(proofs, signed(), asked.room());
        this.out = new Bytes(asked.room() + 512);
    }

    /// Levels of thinking came with the models that refuse a call without its signature.
    private boolean signed() {
        return asked.rules().effort().getOrDefault("low", "").startsWith("\"");
    }

    byte[] write() {
        asked.check(CARRIED);
        turns.write(asked.get("messages"));
        if (turns.named()) {
            asked.drop("messages.name");
        }
        out.put("{\"contents\":[").put(turns.turns()).put("]");
        if (turns.system().length() > 0) {
            out.put(",\"systemInstruction\":{\"parts\":[").put(turns.system()).put("]}");
        }
        tools();
        out.put(new GeminiConfig(asked).write());
        asked.natives(CARRIED, out, "generationConfig");
        return out.put("}").take();
    }

    private void tools() {
        Value tools = asked.get("tools");
        if (tools.items().isEmpty()) {
            return;
        }
        if (asked.get("parallel_tool_calls").isFalse()) {
            asked.cannot("parallel_tool_calls", "is false");
        }
        out.put(",\"tools\":[{\"functionDeclarations\":[");
        boolean strict = false;
        int i = 0;
        for (Value tool : tools.items()) {
            tool(tool, "tools[" + i++ + "]");
            strict |= tool.get("function").get("strict").isTrue();
        }
        out.put("]}]");
        choice(strict);
    }

    private void tool(Value tool, String param) {
        Value function = tool.get("function");
        if (!tool.get("type").is("function") || !function.get("name").says()) {
            throw Cannot.carry(param, "is no function");
        }
        out.comma().put("{\"name\":").put(function.get("name"));
        if (function.get("description").says()) {
            out.put(",\"description\":").put(function.get("description"));
        }
        Value schema = function.get("parameters");
        if (schema.isObject() && schema.size() > 0) {
            out.put(",\"parametersJsonSchema\":").put(schema);
        }
        out.put("}");
    }

    private void choice(boolean strict) {
        Value choice = asked.get("tool_choice");
        Value name = choice.get("function").get("name");
        if (choice.isObject() && !name.says()) {
            throw Cannot.carry("tool_choice", "is no function");
        }
        String mode =
                choice.isObject()
                        ? "ANY"
                        : switch (choice.text()) {
                            case "none" -> "NONE";
                            case "required" -> "ANY";
                            case "", "auto" -> strict ? "VALIDATED" : "AUTO";
                            case String _ ->
                                    throw Cannot.carry("tool_choice", "is of another kind");
                        };
        if (choice.present() || strict) {
            out.put(",\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"").put(mode).put("\"");
            if (name.says()) {
                out.put(",\"allowedFunctionNames\":[").put(name).put("]");
            }
            out.put("}}");
        }
    }
}
