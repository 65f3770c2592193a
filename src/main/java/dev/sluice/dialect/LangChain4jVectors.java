package dev.sluice.dialect;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts as vectors, made with LangChain4j and told in OpenAI's form.
final class LangChain4jVectors {

    /// OpenAI's limit on the inputs of one request.
    private static final int MOST_INPUTS = 2048;

    /// Texts between two looks at whether anybody still waits; what Cohere takes at once.
    private static final int SLICE = 96;

    private LangChain4jVectors() {}

    static void answer(Value ask, String model, EmbeddingModel embedding, LangChain4jReply reply) {
        Value input = ask.get("input");
        List<TextSegment> texts =
                LangChain4jCall.segments(
                        input.isString() ? List.of(input) : input.items(), "input");
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
        LangChain4jCall.usage(out, usage);
        reply.whole(200, out.put("}").buffer());
    }

    private static void write(Bytes out, float[] vector, boolean base64) {
        if (base64) {
            Vectors.base64(out, vector, vector.length);
            return;
        }
        out.put("[");
        for (float number : vector) {
            out.comma().put(Float.toString(number));
        }
        out.put("]");
    }
}
