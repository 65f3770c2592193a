package dev.sluice.dialect;

import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One chat in LangChain4j's words. What they cannot say was refused or dropped before
/// ([LangChain4jLimits]).
final class LangChain4jRequest {

    private final Value call;
    private final Value ask;
    private final Value effort;
    private final Value own;
    private final Value thinkingLimit;
    private final String model;
    private final String engine;

    LangChain4jRequest(Value call, String engine) {
        this.call = call;
        this.ask = call.get("ask");
        this.effort = call.get("effort");
        this.own = call.get("own");
        this.thinkingLimit = call.get("limit");
        this.model = call.get("model").text();
        this.engine = engine;
    }

    String model() {
        return model;
    }

    /// As [LangChain4j] wrote it.
    Value call() {
        return call;
    }

    /// Throws [dev.sluice.wire.Refused] for what LangChain4j cannot say: the caller's to mend, and
    /// no failure of the provider, which has not been asked.
    ChatRequest read() {
        try {
            return said();
        } catch (IllegalArgumentException no) {
            String fix = "send at least one message, each with content";
            throw Cannot.read("messages", "make no request: " + no.getMessage(), fix);
        }
    }

    private ChatRequest said() {
        boolean bare = format().is("json_object") && engine.equals(LangChain4jLimits.BEDROCK);
        ChatRequest.Builder request =
                ChatRequest.builder()
                        .messages(new LangChain4jTurns(bare).read(ask.get("messages")));
        return engine.equals(LangChain4jLimits.BEDROCK)
                ? request.parameters(parameters()).build()
                : request.toolSpecifications(LangChain4jTools.of(engine, ask)).build();
    }

    private BedrockChatRequestParameters parameters() {
        BedrockChatRequestParameters.Builder said =
                BedrockChatRequestParameters.builder()
                        .modelName(model)
                        .temperature(number("temperature"))
                        .topP(number("top_p"))
                        .maxOutputTokens(limit())
                        .stopSequences(stops())
                        .toolSpecifications(LangChain4jTools.of(engine, ask));
        Value choice = ask.get("tool_choice");
        if (choice.is("required") || choice.isObject()) {
            said.toolChoice(ToolChoice.REQUIRED);
        }
        if (format().is("json_schema")) {
            said.responseFormat(schema());
        }
        Map<String, Object> further = LangChain4jTrees.map(own);
        further.putAll(LangChain4jTrees.map(effort));
        if (!further.isEmpty()) {
            said.additionalModelRequestFields(further);
        }
        if (effort.isNumber()) {
            said.enableReasoning((int) effort.count());
        }
        return said.build();
    }

    Value format() {
        return ask.get("response_format").get("type");
    }

    private ResponseFormat schema() {
        Value schema = ask.get("response_format").get("json_schema");
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(
                        JsonSchema.builder()
                                .name(schema.get("name").text())
                                .rootElement(JsonRawSchema.from(schema.get("schema").written()))
                                .build())
                .build();
    }

    /// Null when the caller says nothing, or the model is to think.
    @Nullable Double number(String name) {
        Value value = ask.get(name);
        return value.isNumber() && !thinkingLimit.present()
                ? Double.valueOf(value.number(0))
                : null;
    }

    /// Null when the caller says nothing.
    @Nullable Integer limit() {
        Value most = ask.get("max_completion_tokens");
        Value said = most.present() ? most : ask.get("max_tokens");
        Value limit = thinkingLimit.present() ? thinkingLimit : said;
        return limit.isNumber() ? Integer.valueOf((int) limit.count()) : null;
    }

    List<String> stops() {
        Value stop = ask.get("stop");
        List<Value> all = stop.isString() ? List.of(stop) : stop.items();
        return all.stream().map(Value::text).toList();
    }
}
