package dev.sluice.dialect;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one call with LangChain4j and tells the answer in OpenAI's form. Blocks; on a virtual
/// thread of its own, interrupted when nobody waits any more.
final class LangChain4jCall {

    private LangChain4jCall() {}

    /// @param signatures thoughts of answers, kept for the results of their tool calls
    static void answer(
            String path,
            Value call,
            LangChain4jAccount account,
            Signatures signatures,
            LangChain4jReply reply) {
        Value ask = call.get("ask");
        String model = call.get("model").text();
        if (path.endsWith("/embeddings")) {
            LangChain4jVectors.answer(
                    ask, model, account.embeddings(model, ask.get("input_type").text()), reply);
        } else if (path.endsWith("/rerank")) {
            rank(ask, model, account, reply);
        } else {
            LangChain4jRequest request = new LangChain4jRequest(call, account.engine());
            AnthropicMemory memory = new AnthropicMemory(signatures, call.get("loop").text());
            account.chat(request, new LangChain4jEar(model, call, reply, memory), reply);
        }
    }

    static List<TextSegment> segments(List<Value> texts, String param) {
        List<TextSegment> segments = new ArrayList<>();
        for (Value each : texts) {
            Value text = each.isObject() ? each.get("text") : each;
            if (text.text().isBlank()) {
                throw Cannot.read(param, "holds an empty text", "leave it out");
            }
            segments.add(TextSegment.from(text.text()));
        }
        return segments;
    }

    static void usage(Bytes out, @Nullable TokenUsage usage) {
        if (usage != null && usage.inputTokenCount() != null) {
            long input = usage.inputTokenCount();
            out.put(",\"usage\":{\"prompt_tokens\":").put(input);
            out.put(",\"total_tokens\":").put(input).put("}");
        }
    }

    /// What LangChain4j hands on as tokens are searches, which Cohere bills: told as Cohere does.
    private static void searches(Bytes out, @Nullable TokenUsage billed) {
        if (billed != null && billed.inputTokenCount() != null) {
            long searches = billed.inputTokenCount();
            out.put(",\"meta\":{\"billed_units\":{\"search_units\":").put(searches).put("}}");
        }
    }

    private static void rank(
            Value ask, String model, LangChain4jAccount account, LangChain4jReply reply) {
        List<TextSegment> documents = segments(ask.get("documents").items(), "documents");
        Response<List<Double>> scores =
                account.scoring(model).scoreAll(documents, ask.get("query").text());
        Bytes out = new Bytes(1024).put("{\"model\":").quoted(model).put(",\"results\":[");
        for (int i = 0; i < scores.content().size(); i++) {
            out.comma().put("{\"index\":").put(i).put(",\"relevance_score\":");
            out.put(Double.toString(scores.content().get(i))).put("}");
        }
        searches(out.put("]"), scores.tokenUsage());
        reply.whole(200, out.put("}").buffer());
    }
}
