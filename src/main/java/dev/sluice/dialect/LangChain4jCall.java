package dev.sluice.dialect;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one call with LangChain4j and tells the answer in OpenAI's form. Blocks; on a virtual
/// thread of its own, interrupted when nobody waits any more.
final class LangChain4jCall {

    /// OpenAI's limit on the inputs of one request.
    private static final int MOST_INPUTS = 2048;

    /// Texts between two looks at whether anybody still waits; what Cohere takes at once.
    private static final int SLICE = 96;

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
            embed(ask, model, account.embeddings(model, ask.get("input_type").text()), reply);
        } else if (path.endsWith("/rerank")) {
            rank(ask, model, account, reply);
        } else {
            LangChain4jRequest request = new LangChain4jRequest(call, account.engine());
            AnthropicMemory memory = new AnthropicMemory(signatures, call.get("loop").text());
            account.chat(request, new LangChain4jEar(model, call, reply, memory), reply);
        }
    }

    private static List<TextSegment> segments(List<Value> texts, String param) {
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

    private static void embed(
            Value ask, String model, EmbeddingModel embedding, LangChain4jReply reply) {
        Value input = ask.get("input");
        List<TextSegment> texts =
                segments(input.isString() ? List.of(input) : input.items(), "input");
        if (texts.isEmpty() || texts.size() > MOST_INPUTS) {
            throw Cannot.read(
                    "input", "holds no text or too many", "send 1 to " + MOST_INPUTS + " texts");
        }
        boolean base64 = ask.get("encoding_format").is("base64");
        Bytes out = new Bytes(4096).put("{\"object\":\"list\",\"data\":[");
        @Nullable TokenUsage usage = null;
        int index = 0;
        for (int i = 0; i < texts.size() && !reply.gone(); i += SLICE) {
            Response<List<Embedding>> answer =
                    embedding.embedAll(texts.subList(i, Math.min(texts.size(), i + SLICE)));
            usage = TokenUsage.sum(usage, answer.tokenUsage());
            for (Embedding vector : answer.content()) {
                out.comma().put("{\"object\":\"embedding\",\"index\":").put(index++);
                write(out.put(",\"embedding\":"), vector.vector(), base64);
                out.put("}");
            }
        }
        out.put("],\"model\":").quoted(model);
        usage(out, usage);
        reply.whole(200, out.put("}").buffer());
    }

    private static void usage(Bytes out, @Nullable TokenUsage usage) {
        if (usage != null && usage.inputTokenCount() != null) {
            long input = usage.inputTokenCount();
            out.put(",\"usage\":{\"prompt_tokens\":").put(input);
            out.put(",\"total_tokens\":").put(input).put("}");
        }
    }

    /// Little-endian, as OpenAI's clients read it (openai-wire EMB-2).
    private static void write(Bytes out, float[] vector, boolean base64) {
        if (base64) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(vector);
            out.put("\"").put(Base64.getEncoder().encode(bytes.array())).put("\"");
            return;
        }
        out.put("[");
        for (float number : vector) {
            out.comma().put(Float.toString(number));
        }
        out.put("]");
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
        usage(out.put("]"), scores.tokenUsage());
        reply.whole(200, out.put("}").buffer());
    }
}
