package dev.sluice.dialect;

import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.vertexai.VertexAI;
import com.google.cloud.vertexai.api.GenerationConfig;
import com.google.cloud.vertexai.api.PredictionServiceClient;
import com.google.cloud.vertexai.api.PredictionServiceSettings;
import com.google.cloud.vertexai.generativeai.GenerativeModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.vertexai.gemini.VertexAiGeminiStreamingChatModel;
import dev.sluice.catalog.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gemini on Vertex AI for one provider, whose address says project and location. The key is a
/// service account's JSON or an access token; without one, Google's application default
/// credentials.
final class LangChain4jVertex {

    private static final Pattern PLACE = Pattern.compile(".*/projects/([^/]+)/locations/([^/]+).*");
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    private final VertexAI client;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    LangChain4jVertex(Provider provider) {
        URI base = provider.addresses().getFirst();
        Matcher place = PLACE.matcher(base.toString());
        if (!place.matches()) {
            throw new IllegalStateException("the address names no project and location");
        }
        String key = provider.apiKey().present() ? provider.apiKey().value() : "";
        this.client =
                new VertexAI.Builder()
                        .setProjectId(place.group(1))
                        .setLocation(place.group(2))
                        .setPredictionClientSupplier(() -> prediction(base, key))
                        .build();
    }

    /// Not Vertex' own, which would put port 443 behind any address.
    private static PredictionServiceClient prediction(URI base, String key) {
        try {
            PredictionServiceSettings.Builder settings =
                    PredictionServiceSettings.newHttpJsonBuilder().setEndpoint(endpoint(base));
            if (!key.isEmpty()) {
                settings.setCredentialsProvider(FixedCredentialsProvider.create(credentials(key)));
            }
            return PredictionServiceClient.create(settings.build());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static String endpoint(URI base) {
        return "https".equals(base.getScheme())
                ? base.getAuthority()
                : base.getScheme() + "://" + base.getAuthority();
    }

    private static GoogleCredentials credentials(String key) throws IOException {
        if (!key.startsWith("{")) {
            return GoogleCredentials.create(AccessToken.newBuilder().setTokenValue(key).build());
        }
        byte[] json = key.getBytes(StandardCharsets.UTF_8);
        return GoogleCredentials.fromStream(new ByteArrayInputStream(json)).createScoped(SCOPE);
    }

    StreamingChatModel model(LangChain4jRequest request) {
        GenerationConfig.Builder config = GenerationConfig.newBuilder();
        Double temperature = request.number("temperature");
        Double topP = request.number("top_p");
        Integer limit = request.limit();
        if (temperature != null) {
            config.setTemperature(temperature.floatValue());
        }
        if (topP != null) {
            config.setTopP(topP.floatValue());
        }
        if (limit != null) {
            config.setMaxOutputTokens(limit);
        }
        if (request.format().is("json_object")) {
            config.setResponseMimeType("application/json");
        }
        config.addAllStopSequences(request.stops());
        GenerationConfig said = config.build();
        GenerativeModel model =
                new GenerativeModel(request.model(), client).withGenerationConfig(said);
        return new VertexAiGeminiStreamingChatModel(model, said, threads);
    }

    void close() {
        client.close();
    }
}
