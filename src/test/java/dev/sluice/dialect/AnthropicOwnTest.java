package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A tier's effort on a request that came in Anthropic's own words.
class AnthropicOwnTest {

    private static final Dialect DIALECT = new Anthropic(InstantSource.system());

    private static JsonObject sent(Ask ask, String upstream, String patch) {
        return new JsonObject(
                io.vertx.core.buffer.Buffer.buffer(
                        DIALECT.encode(ask, Preset.model("anthropic", upstream), Patch.of(patch))
                                .body()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude-sonnet-4-5|high|{\"type\":\"enabled\",\"budget_tokens\":3000}|",
                "claude-sonnet-4-5|low|{\"type\":\"enabled\",\"budget_tokens\":1024}|",
                "claude-sonnet-4-5|none||",
                "claude-opus-4-7|high|{\"type\":\"adaptive\"}|{\"effort\":\"high\"}",
                "claude-3-haiku|high||"
            })
    void itBecomesTheModelsOwnControl(
            String upstream, String effort, String thinking, String config) {
        // When
        JsonObject sent =
                sent(
                        Asks.read(
                                Endpoint.MESSAGES,
                                "{\"model\":\"a\",\"max_tokens\":4000,\"messages\":[]}"),
                        upstream,
                        "{\"reasoning_effort\":\"" + effort + "\"}");
        // Then
        assertEquals(thinking, written(sent, "thinking"));
        assertEquals(config, written(sent, "output_config"));
        assertEquals(null, sent.getValue("reasoning_effort"));
    }

    private static String written(JsonObject sent, String member) {
        JsonObject value = sent.getJsonObject(member);
        return value == null ? null : value.encode();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"a\",\"signature\":\"\"},{\"type\":\"text\",\"text\":\"b\"}]}|{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"b\"}]}",
                "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"a\",\"signature\": \"\"}]}|",
                "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"a\"}]}|",
                "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"a\",\"signature\":\"s\"}]}|{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"a\",\"signature\":\"s\"}]}"
            })
    void thoughtsThatNobodySignedDoNotGoToClaude(String turn, String left) {
        // Given
        String user = "{\"role\":\"user\",\"content\":\"x\"}";
        String body = "{\"model\":\"a\",\"max_tokens\":9,\"messages\":[" + user + "," + turn + "]}";
        // When
        JsonObject sent = sent(Asks.read(Endpoint.MESSAGES, body), "claude-sonnet-4-5", "{}");
        // Then
        assertEquals(
                "[" + user + (left == null ? "" : "," + left) + "]",
                sent.getJsonArray("messages").encode());
    }

    @Test
    void aBudgetTakesTheTemperatureAway() {
        assertEquals(
                null,
                sent(
                                Asks.read(
                                        Endpoint.MESSAGES,
                                        "{\"model\":\"a\",\"max_tokens\":4000,\"temperature\":0.2,\"messages\":[]}"),
                                "claude-sonnet-4-5",
                                "{\"reasoning_effort\":\"low\"}")
                        .getValue("temperature"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tool_choice\":{\"type\":\"any\"},\"messages\":[]",
                "\"tool_choice\":{\"type\":\"tool\",\"name\":\"a\"},\"messages\":[]",
                "\"messages\":[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"a\",\"input\":{}}]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\"}]}]"
            })
    void noBudgetIsSetWhereTheProviderWouldRefuseIt(String members) {
        // Given
        Ask ask =
                Asks.read(
                        Endpoint.MESSAGES, "{\"model\":\"a\",\"max_tokens\":4000," + members + "}");
        // When
        JsonObject sent = sent(ask, "claude-sonnet-4-5", "{\"reasoning_effort\":\"high\"}");
        // Then
        assertEquals(null, sent.getValue("thinking"));
    }

    @Test
    void aLoopThatHasItsThoughtsKeepsItsBudget() {
        // Given
        Ask ask =
                Asks.read(
                        Endpoint.MESSAGES,
                        "{\"model\":\"a\",\"max_tokens\":4000,\"messages\":[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"y\",\"signature\":\"s\"},{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"a\",\"input\":{}}]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\"}]}]}");
        // When
        JsonObject sent = sent(ask, "claude-sonnet-4-5", "{\"reasoning_effort\":\"high\"}");
        // Then
        assertEquals(3000, sent.getJsonObject("thinking").getInteger("budget_tokens"));
    }

    @Test
    void aBudgetTakesTopPAway() {
        assertEquals(
                null,
                sent(
                                Asks.read(
                                        Endpoint.MESSAGES,
                                        "{\"model\":\"a\",\"max_tokens\":4000,\"top_p\":0.5,\"messages\":[]}"),
                                "claude-sonnet-4-5",
                                "{\"reasoning_effort\":\"low\"}")
                        .getValue("top_p"));
    }

    @Test
    void otherMembersOfAPatchAreItsProvidersWords() {
        assertEquals(
                "auto",
                sent(Asks.messages("Hi", ""), "claude-sonnet-4-5", "{\"service_tier\":\"auto\"}")
                        .getString("service_tier"));
    }

    @Test
    void aCountIsNotPatched() {
        assertEquals(
                null,
                sent(
                                Asks.read(
                                        Endpoint.COUNT_TOKENS, "{\"model\":\"a\",\"messages\":[]}"),
                                "claude-sonnet-4-5",
                                "{\"service_tier\":\"auto\"}")
                        .getString("service_tier"));
    }

    @Test
    void whatGoesUnderAnotherNameIsSaid() {
        // Given
        Ask ask =
                Asks.read(
                        Endpoint.MESSAGES,
                        "{\"model\":\"a\",\"max_tokens\":9,\"top_k\":1,\"metadata\":{},\"messages\":[]}");
        Provider.Rules rules = new Provider.Rules(List.of("metadata"), Map.of("top_k", "best_of"));
        // When
        Dialect.Outbound sent =
                DIALECT.encode(ask, Exchange.model("claude-x", rules, ""), Patch.NONE);
        // Then
        assertEquals(List.of("top_k=best_of", "metadata"), sent.dropped());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"temperature\":0.2", "\"top_k\":5", "\"top_p\":0.9"})
    void anEffortTakesTheTemperatureAway(String said) {
        // When
        JsonObject sent =
                sent(
                        Asks.messages("hi", said),
                        "claude-opus-4-6",
                        "{\"reasoning_effort\":\"high\"}");
        // Then
        assertEquals(null, sent.getValue(said.substring(1, said.lastIndexOf('"'))));
    }
}
