package dev.sluice.journey;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/// OpenAI's own client for Java, pointed at the gateway.
final class Official {

    private Official() {}

    static OpenAIClient client(Stage stage, String key, int retries) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(stage.uri() + "/v1")
                .apiKey(key)
                .maxRetries(retries)
                .responseValidation(true)
                .build();
    }

    static ChatCompletionCreateParams.Builder asking(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("hello");
    }

    static ChatCompletion streamed(Stage stage, ChatCompletionCreateParams params) {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> chunks =
                client(stage, stage.key(), 0).chat().completions().createStreaming(params)) {
            chunks.stream().map(ChatCompletionChunk::validate).forEach(whole::accumulate);
        }
        return whole.chatCompletion();
    }
}
