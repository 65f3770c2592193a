package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reranking in the one shape that callers get (openai-wire RANK-2).
///
/// @param answer the provider's
/// @param results best first
/// @param documents the caller's own, by index
record RankedAnswer(Value answer, List<Result> results, List<Value> documents) {

    record Result(long index, Value score) {}

    /// Cohere counts under `meta`, the others under `usage`. Null where nobody counted, or more
    /// than there can be.
    static @Nullable Usage reported(Value answer) {
        Value usage = answer.get("usage");
        long tokens =
                Math.max(
                        Counts.tokens(usage.get("total_tokens")),
                        Counts.tokens(usage.get("prompt_tokens")));
        Value meta = answer.get("meta");
        long counted =
                Math.max(
                        tokens,
                        Math.max(
                                Counts.tokens(meta.get("tokens").get("input_tokens")),
                                Counts.tokens(meta.get("billed_units").get("input_tokens"))));
        return counted == 0 || counted > Counts.MOST
                ? null
                : new Usage(counted, 0, 0, 0, 0, Usage.Source.REPORTED);
    }

    /// @param model as the caller named it
    Buffer write(String model, Value request, @Nullable Usage usage) {
        Bytes out = new Bytes(64 * results.size() + 256).put("{");
        if (answer.get("id").isString()) {
            out.put("\"id\":").put(answer.get("id")).put(",");
        }
        out.put("\"model\":").quoted(model).put(",\"results\":[");
        Value most = request.get("top_n");
        long room = most.isNumber() ? most.count() : results.size();
        for (Result result : results.subList(0, (int) Math.min(room, results.size()))) {
            out.comma().put("{\"index\":").put(result.index);
            out.put(",\"relevance_score\":").put(result.score);
            if (request.get("return_documents").isTrue()) {
                document(out.put(",\"document\":"), documents.get((int) result.index));
            }
            out.put("}");
        }
        out.put("]");
        if (usage != null) {
            out.put(",\"usage\":{\"total_tokens\":").put(usage.input()).put("}");
        }
        if (answer.get("meta").isObject()) {
            out.put(",\"meta\":").put(answer.get("meta"));
        }
        return out.put("}").buffer();
    }

    private static void document(Bytes out, Value document) {
        if (document.isObject()) {
            out.put(document);
        } else {
            out.put("{\"text\":").put(document).put("}");
        }
    }
}
