package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which row a name finds.
class CatalogTest {

    private static final Catalog CATALOG = new Catalog();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "gpt-3.5-turbo-0125, gpt-3.5-turbo",
        "gpt-4-0613, gpt-4",
        "gpt-4-1106-preview, gpt-4-turbo",
        "gpt-4-turbo-2024-04-09, gpt-4-turbo",
        "gpt-4-32k-0613, gpt-4-32k",
        "gpt-4o-2024-05-13, gpt-4o-2024-05-13",
        "gpt-4o-2024-11-20, gpt-4o",
        "gpt-4o-mini-2024-07-18, gpt-4o-mini",
        "gpt-4.1-nano-2025-04-14, gpt-4.1-nano",
        "gpt-5-mini-2025-08-07, gpt-5-mini",
        "gpt-5.1-2025-11-13, gpt-5.1",
        "gpt-5.4, gpt-5.4",
        "gpt-5.9, gpt-5.6",
        "o3-mini, o3-mini",
        "o3-2025-04-16, o3",
        "openai/gpt-oss-120b, openai/gpt-oss-120b",
        "claude-sonnet-4-20250514, claude-sonnet-4-20250514",
        "claude-sonnet-4-5-20250929, claude-sonnet-4-5-20250929",
        "us.anthropic.claude-3-5-sonnet-20241022-v2:0, claude-3-5-sonnet-20241022",
        "claude-sonnet-4@20250514, claude-sonnet-4-20250514",
        "claude-opus-7, claude-opus-5",
        "models/gemini-2.5-pro, gemini-2.5-pro",
        "gemini-2.5-flash-lite, gemini-2.5-flash-lite",
        "gemini-2.0-flash-thinking-exp-01-21, gemini-2.0-flash-thinking-exp",
        "google/gemma-3-27b-it, google/gemma-3-27b-it",
        "google/gemma-3-1b-pt, google/gemma-3-1b-pt",
        "mistral.mistral-7b-instruct-v0:2, mistralai/Mistral-7B-Instruct-v0.3",
        "mistralai/Mistral-7B-v0.3, mistralai/Mistral-7B-v0.1",
        "deepseek-ai/DeepSeek-V3.1, deepseek-ai/DeepSeek-V3.1",
        "deepseek-ai/DeepSeek-V3-0324, deepseek-ai/DeepSeek-V3",
        "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B, deepseek-ai/DeepSeek-R1-Distill-Qwen-7B",
        "meta-llama/Llama-3.1-8B-Instruct, meta-llama/Llama-3.1-8B-Instruct",
        "meta-llama/Meta-Llama-3.1-8B, meta-llama/Llama-3.1-8B",
        "us.meta.llama3-1-70b-instruct-v1:0, meta-llama/Llama-3.1-70B-Instruct",
        "Qwen/Qwen3-32B, Qwen/Qwen3-32B",
        "Qwen/Qwen3-32B-AWQ, Qwen/Qwen3-32B",
        "Qwen/Qwen3-8B-Base, Qwen/Qwen3-8B-Base",
        "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8, Qwen/Qwen3-235B-A22B-Instruct-2507",
        "Qwen/Qwen2.5-Coder-7B-Instruct-GPTQ-Int4, Qwen/Qwen2.5-Coder-7B-Instruct",
        "LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct-AWQ, LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct",
        "solar-pro2-250909, solar-pro2",
        "kakaocorp/kanana-1.5-8b-instruct-2505, kakaocorp/kanana-1.5-8b-instruct-2505",
        "grok-4-fast-non-reasoning, grok-4-fast-non-reasoning",
        "microsoft/Phi-4-mini-instruct, microsoft/Phi-4-mini-instruct",
        "ft:gpt-4o-mini-2024-07-18:acme::abc123, gpt-4o-mini",
        "codellama/CodeLlama-7b-hf, codellama/CodeLlama-7b-hf",
        "codellama/CodeLlama-7b-Instruct-hf, codellama/CodeLlama-7b-Instruct-hf",
        "lerobot/pi0_base, pi0",
        "llama-3.1-8b-instant, meta-llama/Llama-3.1-8B-Instruct",
        "meta-llama/Llama-3.1-8B, meta-llama/Llama-3.1-8B",
        "01-ai/Yi-34B-200K, 01-ai/Yi-34B-200K",
    })
    void findsTheMostSpecificRow(String upstream, String id) {
        // Given, When
        Sheet sheet = CATALOG.sheet(upstream);

        // Then
        assertEquals(id, sheet == null ? "nothing" : sheet.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sim-fast",
                "gpt",
                "gpt-4x",
                "my-gpt-4o",
                "llama-3.1-8b-our-tune",
                "qwen2.5-7b-korean-chat",
                "mixtral-8x7b-32768",
                "helix-coder",
                "o3x",
                "qwen",
                "/",
                ".",
                "a.b."
            })
    void knowsNothingOfOtherNames(String upstream) {
        // Given, When
        Card card = CATALOG.card(upstream);

        // Then
        assertSame(Card.UNKNOWN, card);
    }

    @Test
    void hasTheMakersPriceForTheMakersOwnAddress() {
        // Given
        List<URI> own = List.of(URI.create("https://api.openai.com/v1"));

        // When
        Price price = CATALOG.price("gpt-5.1", own);

        // Then
        assertEquals(new Price(1_250_000, 125_000, 10_000_000, "2026-11-21"), price);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://openrouter.ai/api/v1",
                "http://10.0.0.11:8000/v1",
                "https://api.openai.com.example/v1"
            })
    void hasNoPriceForWhatSomebodyElseServes(String address) {
        // Given
        List<URI> addresses = List.of(URI.create(address));

        // When
        Price price = CATALOG.price("gpt-5.1", addresses);

        // Then
        assertNull(price);
    }

    @Test
    void countsAFormerModelOfUpstageAtThePriceOfItsOwnPage() {
        // Given
        List<URI> own = List.of(URI.create("https://api.upstage.ai/v1"));

        // When
        Price price = CATALOG.price("solar-pro2", own);

        // Then
        assertEquals(new Price(150_000, 15_000, 600_000, "2026-11-22"), price);
    }

    @Test
    void hasNoPriceWhenOnlySomeReplicasAreTheMakers() {
        // Given
        List<URI> mixed =
                List.of(
                        URI.create("https://api.openai.com/v1"),
                        URI.create("http://10.0.0.11:8000/v1"));

        // When
        Price price = CATALOG.price("gpt-5.1", mixed);

        // Then
        assertNull(price);
    }

    @Test
    void takesARegionalHostForTheMakers() {
        // Given
        List<URI> region = List.of(URI.create("https://eu.api.openai.com/v1"));

        // When
        Price price = CATALOG.price("gpt-4o", region);

        // Then
        assertEquals(2_500_000, price == null ? 0 : price.input());
    }
}
