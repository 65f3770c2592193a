package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests to an upstream that speaks OpenAI's words: what a caller sends reaches it byte for
/// byte.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class PassageRulesJourneyTest {

    private static final String HI = "{\"role\":\"user\",\"content\":\"hi\"}";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    private void passes(String messages, String more) throws Exception {
        String json = "{\"model\":\"same\",\"messages\":[" + messages + "]" + more + "}";
        stage.ask(json).then().statusCode(200);
        assertEquals(json, stage.up().take().text());
    }

    @Test
    void chat6_aResponseFormatReachesTheUpstream() throws Exception {
        passes(
                HI,
                ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{\"type\":\"object\"},\"strict\":true}}");
    }

    @Test
    void chat11_functionsInTheOlderFormReachTheUpstream() throws Exception {
        passes(
                HI
                        + ",{\"role\":\"assistant\",\"content\":null,\"function_call\":{\"name\":\"f\",\"arguments\":\"{}\"}}"
                        + ",{\"role\":\"function\",\"name\":\"f\",\"content\":\"1\"}",
                ",\"functions\":[{\"name\":\"f\",\"parameters\":{}}],\"function_call\":{\"name\":\"f\"}");
    }

    @Test
    void chat12_cache2_noTextIsTrimmedEscapedOrMoved() throws Exception {
        passes(
                "{\"role\":\"system\",\"content\":\"  be\\u00e9 \\/ \\t\"}, {\"content\":\"\\ud55c한 \",\"role\":\"developer\"},"
                        + HI
                        + ",{\"role\":\"user\",\"content\":\"\"}",
                "");
    }

    @Test
    void param6_whatOnlyOpenAiKnowsReachesIt() throws Exception {
        passes(
                HI,
                ",\"service_tier\":\"flex\",\"metadata\":{\"a\":\"b\"},\"prediction\":{\"type\":\"content\",\"content\":\"x\"},\"web_search_options\":{}");
    }

    @Test
    void tool9_tool10_tool12_tool14_howToolsMayBeCalledReachesTheUpstream() throws Exception {
        passes(
                HI,
                ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"strict\":true}},{\"type\":\"custom\",\"custom\":{\"name\":\"c\"}}]"
                        + ",\"tool_choice\":{\"type\":\"allowed_tools\",\"allowed_tools\":{\"mode\":\"auto\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]}}"
                        + ",\"parallel_tool_calls\":false");
    }

    @Test
    void tool11_tool13_aCallAndItsResultReachTheUpstream() throws Exception {
        passes(
                HI
                        + ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{ }\"},\"extra_content\":{\"google\":{\"thought_signature\":\"s\"}}}]}"
                        + ",{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"1\"}"
                        + ",{\"role\":\"tool\",\"tool_call_id\":\"orphan\",\"content\":\"2\"}",
                "");
    }

    @Test
    void reas3_reas4_thoughtsGoBackUnderTheNameTheyCameUnder() throws Exception {
        passes(
                HI
                        + ",{\"role\":\"assistant\",\"reasoning_content\":\"\",\"reasoning\":\"r\",\"content\":\"a\"},"
                        + HI,
                "");
    }

    @Test
    void cache1_whatACacheIsToldReachesTheUpstream() throws Exception {
        passes(
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"long\",\"cache_control\":{\"type\":\"ephemeral\"}}]}",
                ",\"prompt_cache_key\":\"k\",\"prompt_cache_options\":{\"ttl\":\"1h\"}");
    }

    @Test
    void img1_img5_anImageReachesTheUpstreamAsItIs() throws Exception {
        passes(
                "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgo=\",\"detail\":\"low\"}}]}",
                "");
    }
}
