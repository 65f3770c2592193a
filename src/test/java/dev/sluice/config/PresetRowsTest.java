package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the presets say of models by their names.
class PresetRowsTest {

    @TempDir Path directory;

    static Set<String> presets() {
        return new TreeSet<>(Presets.read().keySet());
    }

    private Provider.Rules rules(String preset, String upstream) throws IOException {
        Given.write(
                directory,
                "a.yaml",
                "providers: { p: { preset: %s, base-url: http://a/v1 } }\nmodels: { m: { provider: p, upstream: '%s' } }"
                        .formatted(preset, upstream));
        return Given.loaded(directory).models().get("m").provider().rules();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "openai | o3-mini | none | \"low\"",
                "openai | o3-mini | max | \"high\"",
                "openai | gpt-5-mini | none | \"minimal\"",
                "openai | gpt-5.1 | xhigh | \"high\"",
                "openai | gpt-5.2 | max | \"xhigh\"",
                "openai | gpt-5-pro | low | \"high\"",
                "openai | gpt-4o | high | null",
                "anthropic | claude-3-5-sonnet-20241022 | high | -",
                "anthropic | claude-3-7-sonnet-20250219 | max | 16384",
                "anthropic | claude-sonnet-4-5-20250929 | minimal | null",
                "anthropic | claude-opus-4-6 | xhigh | \"high\"",
                "anthropic | claude-opus-4-7 | xhigh | \"xhigh\"",
                "anthropic | claude-opus-5 | none | \"low\"",
                "gemini | gemini-2.5-flash | none | 0",
                "gemini | gemini-2.5-pro | none | 128",
                "gemini | gemini-3-flash | minimal | \"MINIMAL\"",
                "gemini | gemini-3-pro-preview | medium | \"LOW\"",
                "gemini | gemini-3-pro-preview | max | \"HIGH\"",
                "gemini | gemini-3.1-pro-preview | medium | \"MEDIUM\"",
                "mistral | mistral-medium-latest | low | \"none\"",
                "mistral | mistral-medium-latest | medium | \"high\"",
                "mistral | magistral-small | high | {\"prompt_mode\":\"reasoning\"}",
                "deepseek | deepseek-chat | none | {\"thinking\":{\"type\":\"disabled\"}}",
                "deepseek | deepseek-chat | minimal | \"low\"",
                "deepseek | deepseek-chat | xhigh | \"high\"",
                "xai | grok-4.3 | none | \"none\"",
                "xai | grok-4.5 | none | \"low\"",
                "xai | grok-4-fast-non-reasoning | high | null",
                "moonshot | kimi-k2.6 | high | {\"thinking\":{\"type\":\"enabled\"}}",
                "moonshot | kimi-k3 | medium | \"low\"",
                "dashscope | qwen3-max | none | {\"enable_thinking\":false}",
                "vllm | Qwen/Qwen3-32B | none | {\"chat_template_kwargs\":{\"enable_thinking\":false}}",
                "vllm | openai/gpt-oss-20b | none | \"low\"",
                "vllm | meta-llama/Llama-3.1-8B | high | null"
            })
    void mapsAnEffort(String preset, String upstream, String effort, String control)
            throws IOException {
        // When
        Provider.Rules rules = rules(preset, upstream);
        // Then
        assertEquals(control, rules.effort().get(effort));
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-3-5-sonnet, false",
        "anthropic, claude-sonnet-4-5, false",
        "anthropic, claude-opus-4-6, false",
        "anthropic, claude-opus-4-7, true",
        "anthropic, claude-fable-5, true",
        "openai, o3, true",
        "openai, gpt-5-mini, true",
        "openai, gpt-5.1, false",
        "moonshot, kimi-k3, true",
        "moonshot, moonshot-v1-8k, false"
    })
    void dropsTemperatureWhereItIsRefused(String preset, String upstream, boolean drops)
            throws IOException {
        // When
        Provider.Rules rules = rules(preset, upstream);
        // Then
        assertEquals(drops, rules.edits().drop().contains("temperature"));
    }

    @ParameterizedTest
    @CsvSource({
        "gemini, gemini-2.5-flash, false",
        "gemini, gemini-3-flash-preview, true",
        "gemini, gemini-3.1-pro-preview, true",
        "moonshot, kimi-k3, true",
        "moonshot, moonshot-v1-8k, false"
    })
    void dropsSeveralChoicesWhereTheyAreRefused(String preset, String upstream, boolean drops)
            throws IOException {
        // When
        Provider.Rules rules = rules(preset, upstream);
        // Then
        assertEquals(drops, rules.edits().drop().contains("n"));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void onlyOpenAiUnderstandsDevelopers(String name) throws IOException {
        // When
        Provider.Rules rules = rules(name, "x");
        // Then
        boolean understands =
                Set.of("openai", "azure-openai", "openrouter", "anthropic", "gemini")
                        .contains(name);
        assertEquals(understands ? null : "system", rules.turns().roles().get("developer"));
    }
}
