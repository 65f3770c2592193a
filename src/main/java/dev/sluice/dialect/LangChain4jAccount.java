package dev.sluice.dialect;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.cohere.CohereEmbeddingModel;
import dev.langchain4j.model.cohere.CohereScoringModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.sluice.catalog.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One provider's clients, made when first needed and shared by its calls. Clocks and retries are
/// the gateway's: those of the libraries are off, or longer than any of ours.
final class LangChain4jAccount {

    /// No call of the gateway's lives this long by default (reliability.md R1).
    static final Duration LONGEST = Duration.ofHours(1);

    private static final String COHERE = "https://api.cohere.com/v1/";

    private final Provider provider;
    private final Map<String, EmbeddingModel> embeddings = new ConcurrentHashMap<>();
    private final Map<String, ScoringModel> scoring = new ConcurrentHashMap<>();
    private @Nullable LangChain4jBedrock bedrock;
    private @Nullable LangChain4jVertex vertex;

    LangChain4jAccount(Provider provider) {
        this.provider = provider;
    }

    String engine() {
        return provider.engine();
    }

    void chat(LangChain4jRequest request, LangChain4jEar ear, LangChain4jReply reply) {
        ChatRequest said = request.read();
        if (engine().equals(LangChain4jLimits.BEDROCK)) {
            bedrock().chat(said, request.call(), ear, reply);
        } else {
            vertex().model(request).chat(said, ear);
        }
    }

    private synchronized LangChain4jBedrock bedrock() {
        bedrock = bedrock == null ? new LangChain4jBedrock(provider) : bedrock;
        return bedrock;
    }

    private synchronized LangChain4jVertex vertex() {
        vertex = vertex == null ? new LangChain4jVertex(provider) : vertex;
        return vertex;
    }

    /// @param purpose Cohere's `input_type`; empty for the usual one
    EmbeddingModel embeddings(String model, String purpose) {
        if (engine().equals(LangChain4jLimits.ONNX)) {
            return LangChain4jOnnx.model();
        }
        String wanted = purpose.isEmpty() ? "search_document" : purpose;
        return embeddings.computeIfAbsent(
                model + " " + wanted,
                _ ->
                        CohereEmbeddingModel.builder()
                                .baseUrl(cohere())
                                .apiKey(provider.apiKey().value())
                                .modelName(model)
                                .inputType(wanted)
                                .timeout(LONGEST)
                                .build());
    }

    ScoringModel scoring(String model) {
        return scoring.computeIfAbsent(
                model,
                _ ->
                        CohereScoringModel.builder()
                                .baseUrl(cohere())
                                .apiKey(provider.apiKey().value())
                                .modelName(model)
                                .timeout(LONGEST)
                                .maxRetries(0)
                                .build());
    }

    private String cohere() {
        URI base = provider.addresses().getFirst();
        if (!base.isAbsolute() || base.isOpaque()) {
            return COHERE;
        }
        return base.toString().endsWith("/") ? base.toString() : base + "/";
    }

    synchronized void close() {
        if (bedrock != null) {
            bedrock.close();
        }
        if (vertex != null) {
            vertex.close();
        }
    }
}
