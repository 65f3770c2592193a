package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The official client, which checks every member it knows, is content.
class SimOpenAiClientTest {

    private static Sim sim;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        sim = Sim.quick();
        client =
                OpenAIOkHttpClient.builder()
                        .baseUrl(sim.base().toString())
                        .apiKey("none")
                        .maxRetries(0)
                        .responseValidation(true)
                        .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        sim.close();
    }

    @Test
    void readsAWholeAnswer() {
        // When
        ChatCompletion answer = client.chat().completions().create(asking("sim-reasoning").build());
        // Then
        assertTrue(
                answer.validate()
                        .choices()
                        .getFirst()
                        .message()
                        .content()
                        .orElse("")
                        .contains("simulated"));
    }

    @Test
    void readsAStreamWithUsage() {
        // Given
        ChatCompletionCreateParams params =
                asking("sim-reasoning")
                        .n(2)
                        .streamOptions(
                                ChatCompletionStreamOptions.builder().includeUsage(true).build())
                        .build();
        // When
        ChatCompletion answer = streamed(params);
        // Then
        assertEquals(2, answer.choices().size());
        assertTrue(answer.usage().orElseThrow().totalTokens() > 0);
    }

    @Test
    void readsAStreamedToolCall() {
        // Given
        FunctionParameters parameters =
                FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty(
                                "properties",
                                JsonValue.from(Map.of("city", Map.of("type", "string"))))
                        .build();
        ChatCompletionCreateParams params =
                asking("sim-fast")
                        .addFunctionTool(
                                FunctionDefinition.builder()
                                        .name("weather")
                                        .parameters(parameters)
                                        .build())
                        .build();
        // When
        ChatCompletion answer = streamed(params);
        // Then
        assertEquals(
                "{\"city\":\"simulated\"}",
                answer.choices()
                        .getFirst()
                        .message()
                        .toolCalls()
                        .orElseThrow()
                        .getFirst()
                        .asFunction()
                        .function()
                        .arguments());
    }

    @Test
    void readsEmbeddingsInItsOwnEncoding() {
        // Given
        EmbeddingCreateParams params =
                EmbeddingCreateParams.builder()
                        .model("sim-embed")
                        .input("hi")
                        .dimensions(8)
                        .build();
        // When
        int size =
                client.embeddings().create(params).validate().data().getFirst().embedding().size();
        // Then
        assertEquals(8, size);
    }

    @Test
    void readsTheModels() {
        assertEquals(4, client.models().list().data().size());
    }

    @Test
    void raisesOnAnUnknownModel() {
        ChatCompletionCreateParams params = asking("nobody").build();
        assertThrows(NotFoundException.class, () -> client.chat().completions().create(params));
    }

    private static ChatCompletion streamed(ChatCompletionCreateParams params) {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> chunks =
                client.chat().completions().createStreaming(params)) {
            chunks.stream().map(ChatCompletionChunk::validate).forEach(whole::accumulate);
        }
        return whole.chatCompletion();
    }

    private static ChatCompletionCreateParams.Builder asking(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("hello");
    }
}
