package dev.sluice.dialect;

import dev.sluice.wire.Endpoint;
import java.util.Set;
import java.util.TreeSet;

/// What an engine behind LangChain4j can carry (providers.md section 8): anything else is refused,
/// or dropped and told, before it gets there, because there it would be lost in silence.
final class LangChain4jLimits {

    static final String BEDROCK = "bedrock";
    static final String VERTEX = "vertex";
    static final String COHERE = "cohere";
    static final String ONNX = "onnx";

    static final Set<String> CHAT =
            Set.of(
                    "max_tokens",
                    "max_completion_tokens",
                    "temperature",
                    "top_p",
                    "stop",
                    "tools",
                    "tool_choice",
                    "parallel_tool_calls",
                    "response_format");

    private static final Set<String> EMBEDDINGS = Set.of("input", "encoding_format", "input_type");

    /// Cohere's `input_type` (Embed API v2, 2026-11). Each has a client of its own, so that there
    /// must be no others.
    private static final Set<String> PURPOSES =
            Set.of("search_document", "search_query", "classification", "clustering", "image");

    private static final Set<String> RERANK =
            Set.of("query", "documents", "top_n", "return_documents");

    private LangChain4jLimits() {}

    static boolean serves(String engine, Endpoint endpoint) {
        return switch (engine) {
            case BEDROCK, VERTEX -> endpoint == Endpoint.CHAT;
            case COHERE -> endpoint == Endpoint.EMBEDDINGS || endpoint == Endpoint.RERANK;
            case ONNX -> endpoint == Endpoint.EMBEDDINGS;
            case String _ -> false;
        };
    }

    static void check(String engine, Endpoint endpoint, Request asked) {
        switch (endpoint) {
            case CHAT -> chat(engine, asked);
            case EMBEDDINGS -> embeddings(asked);
            case RERANK -> asked.check(RERANK);
            case COMPLETIONS, MESSAGES, COUNT_TOKENS -> asked.check(Set.of());
        }
    }

    private static void embeddings(Request asked) {
        if (asked.get("dimensions").present()) {
            throw Cannot.carry("dimensions", "is set");
        }
        asked.check(EMBEDDINGS);
        Value input = asked.get("input");
        boolean tokens = input.isNumber();
        for (Value each : input.items()) {
            tokens |= !each.isString();
        }
        if (tokens || !input.isString() && !input.isArray()) {
            throw Cannot.read(
                    "input",
                    "holds tokens, which this model does not take",
                    "send text (in LangChain: check_embedding_ctx_length=False)");
        }
        Value purpose = asked.get("input_type");
        if (purpose.present() && !PURPOSES.contains(purpose.text())) {
            throw Cannot.read(
                    "input_type",
                    "is none that Cohere knows",
                    "write one of " + String.join(", ", new TreeSet<>(PURPOSES)));
        }
        Value format = asked.get("encoding_format");
        if (format.present() && !format.is("float") && !format.is("base64")) {
            throw Cannot.read(
                    "encoding_format", "is neither float nor base64", "write one of them");
        }
    }

    private static void chat(String engine, Request asked) {
        asked.check(CHAT);
        if (asked.get("parallel_tool_calls").isFalse() && asked.get("tools").isArray()) {
            asked.cannot("parallel_tool_calls", "is false");
        }
        Value choice = asked.get("tool_choice");
        boolean forced = choice.present() && !choice.is("auto");
        if (choice.is("none") || engine.equals(VERTEX) && forced) {
            asked.cannot("tool_choice", "is set");
        }
        Value format = asked.get("response_format").get("type");
        if (engine.equals(BEDROCK) && format.is("json_object")) {
            asked.drop("response_format=instruction");
        } else if (engine.equals(VERTEX) && format.is("json_schema")) {
            asked.cannot("response_format", "holds a schema");
        }
        LangChain4jSchemas.check(engine, asked);
    }
}
