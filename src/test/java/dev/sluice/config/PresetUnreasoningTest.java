package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Provider;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Models that answer a `reasoning_effort` with 400 are never sent one, whether the caller or a
/// tier's patch says it.
class PresetUnreasoningTest {

    @TempDir Path directory;

    private Provider.Rules rules(String preset, String upstream) throws IOException {
        Given.write(
                directory,
                "a.yaml",
                "providers: { p: { preset: %s, base-url: http://a/v1 } }\nmodels: { m: { provider: p, upstream: '%s' } }"
                        .formatted(preset, upstream));
        return Given.loaded(directory).models().get("m").provider().rules();
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-3.5-turbo",
        "openai, gpt-4-turbo",
        "openai, gpt-4o",
        "openai, gpt-4o-mini-2024-07-18",
        "openai, gpt-4.1-nano",
        "openai, gpt-4.5-preview",
        "openai, chatgpt-4o-latest",
        "openai, gpt-5-chat-latest",
        "openai, gpt-5.1-chat-latest",
        "openai, ft:gpt-4o-mini-2024-07-18:acme::a1",
        "azure-openai, gpt-35-turbo",
        "azure-openai, prod-gpt-4o",
        "xai, grok-2-1212",
        "xai, grok-3",
        "xai, grok-code-fast-1",
        "xai, grok-4-0709",
        "moonshot, moonshot-v1-8k",
        "moonshot, kimi-latest"
    })
    void isSentNoEffort(String preset, String upstream) throws IOException {
        // When
        Provider.Rules rules = rules(preset, upstream);
        // Then
        assertTrue(
                Provider.Rules.EFFORTS.stream()
                        .allMatch(word -> "null".equals(rules.effort().get(word))));
    }

    /// A deployment or a fine-tuned model that reasons keeps its own row.
    @ParameterizedTest
    @ValueSource(strings = {"o4-mini", "gpt-5.2", "gpt-5-mini"})
    void whoReasonsKeepsItsEffort(String upstream) throws IOException {
        // When
        Provider.Rules rules = rules("azure-openai", upstream);
        // Then
        assertEquals("\"high\"", rules.effort().get("high"));
    }

    /// As people name a server's model, not only as its maker writes it.
    @ParameterizedTest
    @CsvSource({
        "vllm, qwen3-8b",
        "vllm, QWEN3-8B",
        "together, qwen/qwen3-next-80b",
        "sglang, exaone-4.0-32b",
        "llama.cpp, Qwen3-8B-Q4"
    })
    void isKnownInAnyCase(String preset, String upstream) throws IOException {
        // When
        Provider.Rules rules = rules(preset, upstream);
        // Then
        assertEquals(
                "{\"chat_template_kwargs\":{\"enable_thinking\":false}}",
                rules.effort().get("none"));
    }
}
