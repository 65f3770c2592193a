package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The official client, which checks every member it knows, sees no difference to its provider.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class OfficialClientJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void readsAWholeAnswer() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 12)));
        // When
        ChatCompletion answer =
                Official.client(stage, stage.key(), 0)
                        .chat()
                        .completions()
                        .create(Official.asking(stage.model()).build());
        // Then
        assertEquals(
                "Hello", answer.validate().choices().getFirst().message().content().orElseThrow());
    }

    @Test
    void readsAStreamWithUsage() {
        // Given
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.role())
                                .event(Chunks.content("Hello"))
                                .event(Chunks.finish("stop"))
                                .event(Chunks.usage(9, 12))
                                .done());
        ChatCompletionStreamOptions usage =
                ChatCompletionStreamOptions.builder().includeUsage(true).build();
        // When
        ChatCompletion answer =
                Official.streamed(
                        stage, Official.asking(stage.model()).streamOptions(usage).build());
        // Then
        assertEquals(
                "Hello 21",
                answer.choices().getFirst().message().content().orElseThrow()
                        + " "
                        + answer.usage().orElseThrow().totalTokens());
    }

    @Test
    void readsAStreamedToolCall() {
        // Given
        String call =
                "{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,%s}]},\"finish_reason\":%s}]}";
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.role())
                                .event(
                                        call.formatted(
                                                "\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}",
                                                "null"))
                                .event(
                                        call.formatted(
                                                "\"function\":{\"arguments\":\"{\\\"a\\\":1}\"}",
                                                "null"))
                                .event(Chunks.finish("tool_calls"))
                                .done());
        // When
        ChatCompletion answer = Official.streamed(stage, Official.asking(stage.model()).build());
        // Then
        assertEquals(
                "{\"a\":1}",
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
    void emb2_readsEmbeddingsInItsOwnEncoding() {
        // Given
        stage.up()
                .always(
                        Script.ok(
                                "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":\"AAAAPwAAgL8=\"}],\"model\":\"x\",\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}"));
        EmbeddingCreateParams params =
                EmbeddingCreateParams.builder().model(stage.model()).input("hi").build();
        // When
        var vectors =
                Official.client(stage, stage.key(), 0)
                        .embeddings()
                        .create(params)
                        .validate()
                        .data();
        // Then
        assertEquals(java.util.List.of(0.5f, -1.0f), vectors.getFirst().embedding());
    }

    @Test
    void readsALegacyCompletion() {
        // Given
        stage.up()
                .always(
                        Script.ok(
                                "{\"id\":\"c\",\"object\":\"text_completion\",\"created\":1,\"model\":\"x\",\"choices\":[{\"text\":\"Hi\",\"index\":0,\"logprobs\":null,\"finish_reason\":\"stop\"}]}"));
        CompletionCreateParams params =
                CompletionCreateParams.builder().model(stage.model()).prompt("a").build();
        // When
        var answer = Official.client(stage, stage.key(), 0).completions().create(params).validate();
        // Then
        assertEquals("Hi", answer.choices().getFirst().text());
    }

    @Test
    void model1_readsTheModelsOfItsTeam() {
        assertEquals(2, Official.client(stage, stage.fewKey(), 0).models().list().data().size());
    }

    @Test
    void ep3_readsOneModelWithASlash() {
        assertEquals(
                "vendor/model:1.5",
                Official.client(stage, stage.key(), 0)
                        .models()
                        .retrieve("vendor/model:1.5")
                        .validate()
                        .id());
    }
}
