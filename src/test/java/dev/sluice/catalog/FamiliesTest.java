package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sluice.catalog.Card.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every model family that our users named is known, with what it is and whether its weights can be
/// had.
class FamiliesTest {

    private static final Catalog CATALOG = new Catalog();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gpt-3.5-turbo, OpenAI, INSTRUCT, CLOSED",
        "gpt-4, OpenAI, INSTRUCT, CLOSED",
        "gpt-4o, OpenAI, INSTRUCT, CLOSED",
        "gpt-4.5-preview, OpenAI, INSTRUCT, CLOSED",
        "gpt-5, OpenAI, REASONING, CLOSED",
        "gpt-5-mini, OpenAI, REASONING, CLOSED",
        "gpt-5-nano, OpenAI, REASONING, CLOSED",
        "gpt-5.1, OpenAI, HYBRID, CLOSED",
        "gpt-5.2, OpenAI, HYBRID, CLOSED",
        "o1, OpenAI, REASONING, CLOSED",
        "o3, OpenAI, REASONING, CLOSED",
        "o3-pro, OpenAI, REASONING, CLOSED",
        "o4-mini, OpenAI, REASONING, CLOSED",
        "text-embedding-3-small, OpenAI, EMBEDDING, CLOSED",
        "text-embedding-3-large, OpenAI, EMBEDDING, CLOSED",
        "claude-3-haiku-20240307, Anthropic, INSTRUCT, CLOSED",
        "claude-3-sonnet-20240229, Anthropic, INSTRUCT, CLOSED",
        "claude-3-opus-20240229, Anthropic, INSTRUCT, CLOSED",
        "claude-3-5-sonnet-20241022, Anthropic, INSTRUCT, CLOSED",
        "claude-3-5-haiku-20241022, Anthropic, INSTRUCT, CLOSED",
        "claude-3-7-sonnet-20250219, Anthropic, HYBRID, CLOSED",
        "claude-sonnet-4-20250514, Anthropic, HYBRID, CLOSED",
        "claude-opus-4-1-20250805, Anthropic, HYBRID, CLOSED",
        "claude-haiku-4-5-20251001, Anthropic, HYBRID, CLOSED",
        "claude-opus-4-6, Anthropic, HYBRID, CLOSED",
        "gemini-1.5-pro, Google, INSTRUCT, CLOSED",
        "gemini-1.5-flash, Google, INSTRUCT, CLOSED",
        "gemini-2.0-flash, Google, INSTRUCT, CLOSED",
        "gemini-2.0-flash-thinking-exp, Google, REASONING, CLOSED",
        "gemini-2.5-pro, Google, REASONING, CLOSED",
        "gemini-2.5-flash, Google, HYBRID, CLOSED",
        "gemini-3-pro-preview, Google, REASONING, CLOSED",
        "google/gemma-3-12b-pt, Google, BASE, OPEN_WEIGHT",
        "google/gemma-3-12b-it, Google, INSTRUCT, OPEN_WEIGHT",
        "meta-llama/Meta-Llama-3-8B-Instruct, Meta, INSTRUCT, OPEN_WEIGHT",
        "meta-llama/Meta-Llama-3-70B, Meta, BASE, OPEN_WEIGHT",
        "meta-llama/Llama-3.1-405B-Instruct, Meta, INSTRUCT, OPEN_WEIGHT",
        "meta-llama/Llama-3.3-70B-Instruct, Meta, INSTRUCT, OPEN_WEIGHT",
        "meta-llama/Llama-4-Scout-17B-16E-Instruct, Meta, INSTRUCT, OPEN_WEIGHT",
        "codellama/CodeLlama-34b-hf, Meta, CODE, OPEN_WEIGHT",
        "mistralai/Mistral-7B-Instruct-v0.3, Mistral AI, INSTRUCT, OPEN_SOURCE",
        "mistralai/Mixtral-8x7B-Instruct-v0.1, Mistral AI, INSTRUCT, OPEN_SOURCE",
        "mistralai/Mixtral-8x22B-Instruct-v0.1, Mistral AI, INSTRUCT, OPEN_SOURCE",
        "mistralai/Mistral-Large-Instruct-2407, Mistral AI, INSTRUCT, OPEN_WEIGHT",
        "deepseek-ai/DeepSeek-V2-Chat, DeepSeek, INSTRUCT, OPEN_WEIGHT",
        "deepseek-ai/DeepSeek-V3, DeepSeek, INSTRUCT, OPEN_WEIGHT",
        "deepseek-ai/DeepSeek-R1, DeepSeek, REASONING, OPEN_SOURCE",
        "HuggingFaceH4/zephyr-7b-beta, Hugging Face, INSTRUCT, OPEN_SOURCE",
        "CohereLabs/aya-expanse-8b, Cohere, INSTRUCT, OPEN_WEIGHT",
        "CohereLabs/aya-expanse-32b, Cohere, INSTRUCT, OPEN_WEIGHT",
        "command-a-03-2025, Cohere, INSTRUCT, OPEN_WEIGHT",
        "command-r-plus-08-2024, Cohere, INSTRUCT, OPEN_WEIGHT",
        "embed-v4.0, Cohere, EMBEDDING, CLOSED",
        "rerank-v3.5, Cohere, RERANK, CLOSED",
        "Qwen/Qwen2.5-7B-Instruct, Alibaba (Qwen), INSTRUCT, OPEN_SOURCE",
        "Qwen/Qwen2.5-VL-7B-Instruct, Alibaba (Qwen), VISION, OPEN_WEIGHT",
        "Qwen/Qwen2.5-Coder-32B-Instruct, Alibaba (Qwen), CODE, OPEN_SOURCE",
        "Qwen/QwQ-32B, Alibaba (Qwen), REASONING, OPEN_SOURCE",
        "Qwen/Qwen3-32B, Alibaba (Qwen), HYBRID, OPEN_SOURCE",
        "openai/gpt-oss-120b, OpenAI, REASONING, OPEN_SOURCE",
        "microsoft/phi-4, Microsoft, INSTRUCT, OPEN_SOURCE",
        "microsoft/Phi-4-mini-instruct, Microsoft, INSTRUCT, OPEN_SOURCE",
        "microsoft/Phi-4-multimodal-instruct, Microsoft, OMNI, OPEN_SOURCE",
        "01-ai/Yi-1.5-34B-Chat, 01.AI, INSTRUCT, OPEN_SOURCE",
        "yi-lightning, 01.AI, INSTRUCT, CLOSED",
        "moonshotai/Kimi-K2-Instruct, Moonshot AI, INSTRUCT, OPEN_WEIGHT",
        "kimi-k2.5, Moonshot AI, HYBRID, OPEN_WEIGHT",
        "LGAI-EXAONE/EXAONE-3.5-2.4B-Instruct, LG AI Research, INSTRUCT, OPEN_WEIGHT",
        "LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct, LG AI Research, INSTRUCT, OPEN_WEIGHT",
        "LGAI-EXAONE/EXAONE-3.5-32B-Instruct, LG AI Research, INSTRUCT, OPEN_WEIGHT",
        "upstage/SOLAR-10.7B-Instruct-v1.0, Upstage, INSTRUCT, OPEN_WEIGHT",
        "upstage/solar-pro-preview-instruct, Upstage, INSTRUCT, OPEN_SOURCE",
        "solar-pro2, Upstage, HYBRID, CLOSED",
        "kakaocorp/kanana-1.5-8b-instruct-2505, Kakao, INSTRUCT, OPEN_SOURCE",
        "grok-4, xAI, REASONING, CLOSED",
        "mercury-coder, Inception Labs, DIFFUSION, CLOSED",
        "liuhaotian/llava-v1.6-mistral-7b, LLaVA, VISION, OPEN_SOURCE",
        "pi0, Physical Intelligence, VLA, OPEN_WEIGHT",
        "helix, Figure AI, VLA, CLOSED",
    })
    void isKnown(String upstream, String vendor, Kind kind, Openness openness) {
        // Given, When
        Sheet sheet = CATALOG.sheet(upstream);

        // Then
        assertNotNull(sheet);
        assertEquals(
                List.of(vendor, kind, openness),
                List.of(sheet.vendor(), sheet.card().kind(), sheet.card().openness()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "codellama/CodeLlama-34b-hf, true",
        "codellama/CodeLlama-34b-Instruct-hf, false",
        "Qwen/Qwen2.5-Coder-7B, true",
        "Qwen/Qwen3-8B-Base, true",
        "google/gemma-3-27b-pt, true",
        "01-ai/Yi-34B, true",
        "moonshotai/Kimi-K2-Base, true",
    })
    void knowsBaseModelsFromTunedOnes(String upstream, boolean base) {
        // Given, When
        Card card = CATALOG.card(upstream);

        // Then
        assertEquals(base, card.is(Kind.BASE));
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4.1, true",
        "gpt-4.1-mini, true",
        "gpt-4.1-nano, true",
        "gpt-5, true",
        "gpt-5-mini, true",
        "gpt-5-nano, true",
        "gpt-5.1, true",
        "gpt-5.2, true",
        "o4-mini, true",
        "gpt-4-turbo, false",
    })
    void whatSeesAtOpenAiReadsPdf(String upstream, boolean reads) {
        // Given, When
        boolean takes = CATALOG.card(upstream).takes(Card.Modality.FILE);

        // Then
        assertEquals(reads, takes);
    }

    @ParameterizedTest
    @CsvSource({"pi0", "helix"})
    void saysWhyAModelOfRobotsIsNotServed(String upstream) {
        // Given, When
        Sheet sheet = CATALOG.sheet(upstream);

        // Then
        assertNotEquals("", sheet.remarks().refusal());
    }

    @ParameterizedTest(name = "{0} speaks {1}")
    @CsvSource({
        "LGAI-EXAONE/EXAONE-3.5-32B-Instruct, ko",
        "kakaocorp/kanana-1.5-8b-instruct-2505, ko",
        "CohereLabs/aya-expanse-32b, ko",
        "meta-llama/Llama-3.1-8B-Instruct, th",
    })
    void knowsTheLanguagesThatTheMakerClaims(String upstream, String language) {
        // Given, When
        Set<String> languages = CATALOG.card(upstream).languages();

        // Then
        assertEquals(true, languages.contains(language));
    }
}
