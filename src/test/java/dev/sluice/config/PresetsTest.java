package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {

    @TempDir Path directory;

    static Set<String> presets() {
        return new TreeSet<>(Presets.read().keySet());
    }

    private Model model(String providers, String upstream) throws IOException {
        Given.write(
                directory,
                "a.yaml",
                "providers:\n"
                        + providers.indent(2)
                        + "models: { m: { provider: p, upstream: '"
                        + upstream
                        + "' } }\n");
        Model model = Given.loaded(directory).models().get("m");
        return model;
    }

    private Model known(String preset, String upstream) throws IOException {
        return model("p: { preset: " + preset + ", base-url: http://a/v1 }", upstream);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai",
                "azure-openai",
                "anthropic",
                "gemini",
                "xai",
                "mistral",
                "deepseek",
                "upstage",
                "moonshot",
                "dashscope",
                "inception",
                "01ai",
                "friendli",
                "cohere-compat",
                "gemini-compat",
                "openrouter",
                "groq",
                "together",
                "ollama",
                "vllm",
                "sglang",
                "llama.cpp",
                "tgi"
            })
    void comesWithTheProduct(String name) {
        assertTrue(presets().contains(name));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void loads(String name) throws IOException {
        // When
        Provider provider = known(name, "x").provider();
        // Then
        assertEquals(List.of(URI.create("http://a/v1")), provider.addresses());
    }

    @Test
    void aNameAloneIsAProvider() throws IOException {
        // Given
        Given.write(
                directory,
                "a.yaml",
                "providers: { mistral: { api-key: \"${OPENAI_API_KEY}\" } }\nmodels: { m: { provider: mistral, upstream: x } }");
        // When
        Provider provider = Given.loaded(directory).models().get("m").provider();
        // Then
        assertEquals(List.of(URI.create("https://api.mistral.ai/v1")), provider.addresses());
    }

    @Test
    void aDialectOfItsOwnTakesNoPresetOfItsName() throws IOException {
        // Given
        Given.write(
                directory,
                "a.yaml",
                "providers: { mistral: { dialect: openai, base-url: http://a/v1 } }\nmodels: { m: { provider: mistral, upstream: x } }");
        // When
        Provider provider = Given.loaded(directory).models().get("m").provider();
        // Then
        assertEquals(Provider.Rules.NONE, provider.rules());
    }

    @Test
    void claudesRowsCountWhereverItIs() throws IOException {
        // When
        Model model =
                model("p: { dialect: anthropic, base-url: http://a/v1 }", "claude-sonnet-4-5");
        // Then
        assertEquals("4096", model.provider().rules().effort().get("medium"));
    }

    @Test
    void repliesOfOnesOwnComeBeforeThePresetsAddress() throws IOException {
        // When
        Model model = model("p: { preset: xai, replicas: [ http://a/v1, http://b/v1 ] }", "x");
        // Then
        assertEquals(2, model.provider().addresses().size());
    }

    @Test
    void ownRulesAddToThePresets() throws IOException {
        // When
        Model model =
                model(
                        "p: { preset: deepseek, rules: { drop: [ seed ], roles: { tool: user } } }",
                        "x");
        // Then
        assertEquals(
                Map.of("developer", "system", "tool", "user"),
                model.provider().rules().turns().roles());
    }

    @Test
    void aPresetOfOnesOwnSaysOneAnew() throws IOException {
        // Given
        Given.write(
                directory,
                "b.yaml",
                "presets: { xai: { base-url: http://proxy/v1, models: { g*: { drop: [ stop ] } } } }");
        // When
        Model model = model("p: { preset: xai }", "grok-9");
        // Then
        assertEquals(List.of("stop"), model.provider().rules().edits().drop());
    }
}
