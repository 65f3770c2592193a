package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a row of the named families still lacks of window, modalities, tools, release, licence and
/// openness. A row that loses one of them fails here, and so does one that gains one until it is
/// taken off its list.
class CoverageTest {

    private static final Catalog CATALOG = new Catalog();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "gpt-3.5-turbo, tools",
        "gpt-4, release",
        "gpt-4o, -",
        "gpt-4.5-preview, tools",
        "gpt-5, -",
        "gpt-5-mini, -",
        "gpt-5-nano, -",
        "gpt-5.1, -",
        "gpt-5.2, -",
        "o1, -",
        "o3, -",
        "o3-pro, -",
        "o4-mini, -",
        "text-embedding-3-small, -",
        "text-embedding-3-large, -",
        "claude-3-haiku-20240307, -",
        "claude-3-sonnet-20240229, -",
        "claude-3-opus-20240229, -",
        "claude-3-5-sonnet-20241022, -",
        "claude-3-5-haiku-20241022, -",
        "claude-3-7-sonnet-20250219, -",
        "claude-sonnet-4-20250514, -",
        "claude-opus-4-1-20250805, -",
        "claude-haiku-4-5-20251001, -",
        "claude-opus-4-6, -",
        "gemini-1.5-pro, tools release",
        "gemini-1.5-flash, tools",
        "gemini-2.0-flash, -",
        "gemini-2.0-flash-thinking-exp, window modalities tools release",
        "gemini-2.5-pro, -",
        "gemini-2.5-flash, -",
        "gemini-3-pro-preview, -",
        "google/gemma-3-12b-pt, tools",
        "google/gemma-3-12b-it, tools",
        "meta-llama/Meta-Llama-3-8B-Instruct, -",
        "meta-llama/Meta-Llama-3-70B, tools",
        "meta-llama/Llama-3.1-405B-Instruct, -",
        "meta-llama/Llama-3.3-70B-Instruct, -",
        "meta-llama/Llama-4-Scout-17B-16E-Instruct, -",
        "codellama/CodeLlama-34b-hf, tools release",
        "mistralai/Mistral-7B-Instruct-v0.3, -",
        "mistralai/Mixtral-8x7B-Instruct-v0.1, tools",
        "mistralai/Mixtral-8x22B-Instruct-v0.1, -",
        "mistralai/Mistral-Large-Instruct-2407, -",
        "deepseek-ai/DeepSeek-V2-Chat, tools",
        "deepseek-ai/DeepSeek-V3, -",
        "deepseek-ai/DeepSeek-R1, -",
        "HuggingFaceH4/zephyr-7b-beta, tools release",
        "CohereLabs/aya-expanse-8b, -",
        "CohereLabs/aya-expanse-32b, -",
        "command-a-03-2025, licence",
        "command-r-plus-08-2024, licence",
        "embed-v4.0, tools release",
        "rerank-v3.5, window tools release",
        "Qwen/Qwen2.5-7B-Instruct, -",
        "Qwen/Qwen2.5-VL-7B-Instruct, licence",
        "Qwen/Qwen2.5-Coder-32B-Instruct, -",
        "Qwen/QwQ-32B, -",
        "Qwen/Qwen3-32B, -",
        "openai/gpt-oss-120b, -",
        "microsoft/phi-4, tools",
        "microsoft/Phi-4-mini-instruct, -",
        "microsoft/Phi-4-multimodal-instruct, tools",
        "01-ai/Yi-1.5-34B-Chat, modalities tools",
        "yi-lightning, window modalities tools release",
        "moonshotai/Kimi-K2-Instruct, -",
        "kimi-k2.5, licence",
        "LGAI-EXAONE/EXAONE-3.5-2.4B-Instruct, tools",
        "LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct, tools",
        "LGAI-EXAONE/EXAONE-3.5-32B-Instruct, tools",
        "upstage/SOLAR-10.7B-Instruct-v1.0, tools",
        "upstage/solar-pro-preview-instruct, tools",
        "solar-pro2, -",
        "kakaocorp/kanana-1.5-8b-instruct-2505, -",
        "grok-4, modalities",
        "mercury-coder, -",
        "liuhaotian/llava-v1.6-mistral-7b, window tools",
        "pi0, window tools release licence",
        "helix, window modalities tools",
    })
    void knowsAllButWhatNoSourceSays(String upstream, String lacking) {
        // Given, When
        List<String> lacks = lacking(CATALOG.sheet(upstream));

        // Then
        assertEquals(lacking, lacks.isEmpty() ? "-" : String.join(" ", lacks));
    }

    private static List<String> lacking(Sheet sheet) {
        List<String> lacks = new ArrayList<>();
        Card card = sheet.card();
        note(lacks, "window", card.window() == 0);
        note(lacks, "modalities", card.modalities().isEmpty());
        note(lacks, "tools", card.tools() == null);
        note(lacks, "release", sheet.remarks().release().isEmpty());
        note(lacks, "licence", card.licence().isEmpty());
        note(lacks, "openness", card.openness() == Openness.UNKNOWN);
        return lacks;
    }

    private static void note(List<String> lacks, String fact, boolean lacking) {
        if (lacking) {
            lacks.add(fact);
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "llama3.3:70b, meta-llama/Llama-3.3-70B-Instruct",
        "llama3.1:8b, meta-llama/Llama-3.1-8B-Instruct",
        "llama3.1:8b-instruct-q4_K_M, meta-llama/Llama-3.1-8B-Instruct",
        "codellama:7b, codellama/CodeLlama-7b-Instruct-hf",
        "codellama:7b-code, codellama/CodeLlama-7b-hf",
        "gemma3:12b, google/gemma-3-12b-it",
        "mistral:7b, mistralai/Mistral-7B-Instruct-v0.3",
        "mixtral:8x22b, mistralai/Mixtral-8x22B-Instruct-v0.1",
        "deepseek-r1:14b, deepseek-ai/DeepSeek-R1-Distill-Qwen-14B",
        "deepseek-r1:8b-llama-distill-q4_K_M, deepseek-ai/DeepSeek-R1-Distill-Llama-8B",
        "qwen2.5:7b, Qwen/Qwen2.5-7B-Instruct",
        "qwen2.5-coder:32b, Qwen/Qwen2.5-Coder-32B-Instruct",
        "qwen2.5vl:7b, Qwen/Qwen2.5-VL-7B-Instruct",
        "qwen3:8b, Qwen/Qwen3-8B",
        "qwq, Qwen/QwQ-32B",
        "phi4, microsoft/phi-4",
        "phi4-mini, microsoft/Phi-4-mini-instruct",
        "exaone3.5:7.8b, LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct",
        "solar:10.7b, upstage/SOLAR-10.7B-Instruct-v1.0",
        "zephyr:7b, HuggingFaceH4/zephyr-7b-beta",
        "aya-expanse:8b, CohereLabs/aya-expanse-8b",
        "llava:34b, liuhaotian/llava-v1.6-34b",
        "qwen/qwen-2.5-coder-32b-instruct, Qwen/Qwen2.5-Coder-32B-Instruct",
        "qwen/qwen-2.5-7b-instruct, Qwen/Qwen2.5-7B-Instruct",
        "upstage/solar-pro-3, solar-pro3",
        "x-ai/grok-4.1-fast, grok-4-1-fast-reasoning",
        "anthropic/claude-3.5-sonnet, claude-3-5-sonnet-20241022",
        "anthropic/claude-3.7-sonnet, claude-3-7-sonnet-20250219",
        "anthropic/claude-opus-4.1, claude-opus-4-1-20250805",
        "meta-llama/llama-4-scout, meta-llama/Llama-4-Scout-17B-16E-Instruct",
    })
    void knowsTheNamesThatOthersServeItUnder(String upstream, String id) {
        // Given, When
        Sheet sheet = CATALOG.sheet(upstream);

        // Then
        assertEquals(id, sheet.id());
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({
        "llama3.1:8b-text-q4_K_M, meta-llama/Llama-3.1-8B-Instruct",
        "gpt-5.1-codex-mini, gpt-5.1-codex",
        "deepseek-r1:8b, deepseek-ai/DeepSeek-R1",
        "deepseek-ai/DeepSeek-R1-0528-Qwen3-8B, deepseek-ai/DeepSeek-R1-0528",
        "grok-3-mini-fast, grok-3-fast",
        "mistral-medium-latest, mistral-small-latest",
        "qwen3-max-preview, qwen3-max",
    })
    void takesNoVariantForItsNamesake(String upstream, String id) {
        // Given, When
        Sheet sheet = CATALOG.sheet(upstream);

        // Then
        assertEquals(false, sheet != null && sheet.id().equals(id));
    }
}
