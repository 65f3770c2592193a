package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.catalog.Card.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    private final Catalog catalog = new Catalog();

    @ParameterizedTest(name = "{0} is {1} with a window of {2}")
    @CsvSource({
        "gpt-3.5-turbo-0125, INSTRUCT, 16385",
        "gpt-4, INSTRUCT, 8192",
        "gpt-4-0613, INSTRUCT, 8192",
        "gpt-4o, INSTRUCT, 128000",
        "gpt-4o-mini-2024-07-18, INSTRUCT, 128000",
        "gpt-4.1-nano, INSTRUCT, 1047576",
        "gpt-5, REASONING, 400000",
        "gpt-5-mini-2025-08-07, REASONING, 400000",
        "gpt-5.1, HYBRID, 400000",
        "gpt-5.4, HYBRID, 0",
        "o3-mini, REASONING, 200000",
        "text-embedding-3-small, EMBEDDING, 8191",
        "openai/gpt-oss-120b, REASONING, 131072",
        "claude-sonnet-4-20250514, HYBRID, 200000",
        "claude-sonnet-4-5-20250929, HYBRID, 200000",
        "us.anthropic.claude-3-5-sonnet-20241022-v2:0, INSTRUCT, 200000",
        "claude-sonnet-4@20250514, HYBRID, 200000",
        "models/gemini-2.5-pro, REASONING, 1048576",
        "gemini-2.5-flash-lite, HYBRID, 1048576",
        "google/gemma-3-27b-it, INSTRUCT, 131072",
        "google/gemma-3-1b-it, INSTRUCT, 32768",
        "mistral.mistral-7b-instruct-v0:2, INSTRUCT, 32768",
        "deepseek-ai/DeepSeek-V3.1, HYBRID, 131072",
        "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B, REASONING, 131072",
        "meta-llama/Llama-3.1-8B-Instruct, INSTRUCT, 131072",
        "meta-llama/Llama-3.1-8B, BASE, 131072",
        "Qwen/Qwen3-32B, HYBRID, 40960",
        "Qwen/Qwen3-32B-AWQ, HYBRID, 40960",
        "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8, INSTRUCT, 262144",
        "LGAI-EXAONE/EXAONE-4.0.1-32B, HYBRID, 131072",
        "solar-pro2, HYBRID, 65536",
        "grok-4-fast-non-reasoning, INSTRUCT, 2000000",
        "microsoft/Phi-4-mini-instruct, INSTRUCT, 131072",
        "ft:gpt-4o-mini-2024-07-18:acme::abc123, INSTRUCT, 128000",
    })
    void knowsTheCommonFamilies(String upstream, Kind kind, int window) {
        // Given, When
        Card card = catalog.card(upstream);

        // Then
        assertEquals(List.of(kind, window), List.of(card.kind(), card.window()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sim-fast",
                "gpt",
                "gpt-4x",
                "my-gpt-4o",
                "o3x",
                "qwen",
                "/",
                ".",
                "a.b."
            })
    void knowsNothingOfOtherNames(String upstream) {
        // Given, When
        Card card = catalog.card(upstream);

        // Then
        assertSame(Card.UNKNOWN, card);
    }
}
