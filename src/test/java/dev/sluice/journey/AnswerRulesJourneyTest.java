package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers of an upstream that speaks OpenAI's words: they reach the caller byte for byte.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class AnswerRulesJourneyTest {

    private static final String HEAD =
            "{\"id\":\"c\",\"created\":1,\"model\":\"same\",\"object\":\"";
    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private void comes(String choices, String more) {
        String json = HEAD + "chat.completion\",\"choices\":[" + choices + "]," + more + "}";
        stage.up().always(Script.ok(json));
        assertEquals(json, stage.ask(chat("same")).asString());
    }

    private void streams(String... deltas) throws Exception {
        Script script = Script.events();
        StringBuilder all = new StringBuilder();
        for (String delta : deltas) {
            String json = HEAD + "chat.completion.chunk\",\"choices\":[" + delta + "]}";
            script = script.event(json);
            all.append("data: ").append(json).append("\n\n");
        }
        stage.up().always(script.done());
        assertEquals(all + "data: [DONE]\n\n", stage.stream(streaming("same")).body());
    }

    @Test
    void ans2_ans3_nullsOfAMessageStay() {
        comes(
                "{\"index\":0,\"finish_reason\":\"tool_calls\",\"logprobs\":null,\"message\":{\"role\":\"assistant\",\"content\":null,\"refusal\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}",
                USAGE);
    }

    @Test
    void ans4_eachChoiceEndsOnceForItsOwnReason() {
        comes(
                "{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"a\"}},{\"index\":1,\"finish_reason\":\"length\",\"message\":{\"role\":\"assistant\",\"content\":\"b\"}}",
                USAGE);
    }

    @Test
    void ans6_whatElseTheUpstreamSaysStays() {
        comes(
                "{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"a\",\"annotations\":[],\"audio\":{\"id\":\"x\",\"data\":\"AA==\"}}}",
                USAGE
                        + ",\"system_fingerprint\":\"fp\",\"service_tier\":\"flex\",\"metadata\":{},\"moderation\":null");
    }

    @Test
    void ans8_whatSenseForbidsStays() {
        comes(
                "{\"index\":76,\"finish_reason\":\"because\",\"message\":{\"role\":\"assistant\",\"content\":\"a\"}}",
                "\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}");
    }

    @Test
    void chunk2_aChoiceInAChunkStaysAsItIs() throws Exception {
        streams(
                "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}",
                "{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}",
                "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}");
    }

    @Test
    void tool1_tool4_tool13_aCallStreamsAsItCame() throws Exception {
        streams(
                "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"},\"extra_content\":{\"google\":{\"thought_signature\":\"s\"}}}]},\"finish_reason\":null}",
                "{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\": \"}}]},\"finish_reason\":null}",
                "{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"1}\"}}]},\"finish_reason\":null}",
                "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}");
    }

    @Test
    void reas1_reas2_thoughtsStreamUnderTheUpstreamsName() throws Exception {
        streams(
                "{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"},\"finish_reason\":null}",
                "{\"index\":0,\"delta\":{\"reasoning\":\"hm\"},\"finish_reason\":null}",
                "{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}");
    }
}
