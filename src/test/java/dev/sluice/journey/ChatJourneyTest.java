package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Unstreamed chat: what goes up is what the caller sent, and what comes back is what the upstream
/// said.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ChatJourneyTest {

    /// Every optional field of openai-wire CHAT-1, and two that nobody knows.
    private static final String EVERYTHING =
            """
            "stream":false,"temperature":0.70,"top_p":1e0,"n":1,"stop":["a","b"],"max_tokens":10,\
            "max_completion_tokens":10,"presence_penalty":-0.0,"frequency_penalty":1.50,\
            "logit_bias":{"50256":-100},"logprobs":true,"top_logprobs":2,"seed":9007199254740993,\
            "tools":[{"type":"function","function":{"name":"f","parameters":{"x":1.0},"strict":true}}],\
            "tool_choice":"auto","parallel_tool_calls":false,"functions":[],"function_call":"none",\
            "response_format":{"type":"text"},"reasoning_effort":"low","verbosity":"low",\
            "modalities":["text"],"audio":null,"prediction":{"type":"content","content":"x"},\
            "web_search_options":{},"store":false,"metadata":{"k":"v"},"moderation":{},\
            "service_tier":"auto","user":"u","safety_identifier":"s","prompt_cache_key":"p",\
            "prompt_cache_retention":"24h","prompt_cache_options":{},\
            "x_unknown":{"deep":[1,1.0,1e0,{"more":null}]},"unknown_id":12345678901234567890\
            """;

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private void answersWell() {
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 12)));
    }

    private String sent() throws Exception {
        return stage.up().take().text();
    }

    @Test
    void ans1_relaysTheAnswer() {
        // Given
        answersWell();
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then()
                .statusCode(200)
                .body("object", equalTo("chat.completion"))
                .body("id", equalTo("chatcmpl-fake"))
                .body("choices[0].message.content", equalTo("Hello"));
    }

    @Test
    void ans7_keepsTheBytesButForTheModel() {
        // Given
        String model = stage.model();
        String wild =
                "{ \"id\":\"x\",\"model\" : \"up\",\"choices\":[{\"index\":76,\"finish_reason\":\"odd\",\"message\":"
                        + "{\"role\":\"assistant\",\"content\":null,\"refusal\":null}}],\"usage\":{\"prompt_tokens\":0},\"n\":1.0}";
        stage.up().always(Script.ok(wild));
        // When
        Response answer = stage.ask(chat(model));
        // Then
        assertEquals(wild.replace("\"up\"", '"' + model + '"'), answer.asString());
    }

    @Test
    void ans9_keepsUnknownMembersAtAnyDepth() {
        // Given
        JsonObject said = new JsonObject(Chunks.whole("a", 1, 1));
        said.put("x_groq", new JsonObject().put("id", "r"));
        said.getJsonArray("choices").getJsonObject(0).put("stop_reason", 7);
        stage.up().always(Script.ok(said.encode()));
        String model = stage.fresh();
        // When
        Response answer = stage.ask(chat(model));
        // Then
        assertEquals(said.put("model", model), new JsonObject(answer.asString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":null}",
                "{\"id\":\"x\"}",
                "[]",
                "not json",
                "{\"choices\":[{\"index\":0,\"finish_reason\":\"abort\",\"message\":{}}]}",
                "{\"choices\":[{\"finish_reason\":",
                "{\"choices\":[{\"message\":{\"content\":",
                "{\"error\":",
                "{\"choices\":[",
                ""
            })
    void ans5_anAnswerThatIsNoneIs502(String body) {
        // Given
        stage.up().always(Script.ok(body));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(502).body("error.code", equalTo("upstream_error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":[1,2]}", "[3]", "7", "\"many\"", "{\"prompt_tokens\":1e400}"})
    void usage8_anOddUsageIsNoReasonToFail(String usage) {
        // Given
        String body =
                "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{}}],\"usage\":%s}";
        stage.up().always(Script.ok(body.formatted(usage)));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(200);
    }

    @Test
    void chat1_ep12_unk1_everyFieldReachesTheUpstreamAsItWas() throws Exception {
        // Given
        answersWell();
        String model = stage.model();
        // When
        stage.ask(chat(model, EVERYTHING));
        // Then
        assertEquals(chat("up-" + model, EVERYTHING), sent());
    }

    @Test
    void ep11_numbersKeepTheirText() throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat(stage.model(), "\"temperature\":1.0", "\"seed\":1e0", "\"x\":1E+2"));
        // Then
        assertTrue(sent().contains("\"temperature\":1.0,\"seed\":1e0,\"x\":1E+2"));
    }

    @Test
    void chat2_chat3_chat4_messagesReachTheUpstreamAsTheyWere() throws Exception {
        // Given
        answersWell();
        String model = stage.model();
        String messages =
                """
                {"model":"%s","messages":[{"role":"developer","content":" \\u00e9 spaced  "},\
                {"role":"user","name":"n","content":[{"type":"text","text":"é"},\
                {"type":"image_url","image_url":{"url":"https://a.test/b.png"}},{"type":"new","x":1}]},\
                {"role":"system","content":"middle"},{"role":"assistant","content":null,\
                "tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\\"a\\": 1}"}}]},\
                {"role":"tool","tool_call_id":"c","content":"r"},{"role":"function","name":"g","content":"r"}]}\
                """;
        // When
        stage.ask(messages.formatted(model));
        // Then
        assertEquals(messages.formatted("up-" + model), sent());
    }

    @Test
    void chat5_emptyMessagesAreTheUpstreamsToRefuse() {
        // Given
        String refusal =
                "{\"error\":{\"message\":\"Invalid 'messages'\",\"type\":\"invalid_request_error\",\"param\":\"messages\",\"code\":\"empty_array\"}}";
        stage.up().always(Script.status(400).json(refusal));
        // When
        Response answer = stage.ask("{\"model\":\"%s\",\"messages\":[]}".formatted(stage.model()));
        // Then
        answer.then()
                .statusCode(400)
                .body("error.code", equalTo("empty_array"))
                .body("error.param", equalTo("messages"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "minimal", "low", "medium", "high", "xhigh", "max", "next-year"})
    void chat7_anyReasoningEffortIsAccepted(String effort) throws Exception {
        // Given
        answersWell();
        String member = "\"reasoning_effort\":\"" + effort + "\"";
        // When
        stage.ask(chat("same", member));
        // Then
        assertTrue(sent().contains(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "[\"x\",\"y\"]", "null"})
    void chat8_stopPassesInEachForm(String stop) throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("same", "\"stop\":" + stop));
        // Then
        assertTrue(sent().contains("\"stop\":" + stop));
    }

    @Test
    void chat9_nullPassesAsItCame() throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("same", "\"temperature\":null", "\"tools\":null", "\"stream\":null"));
        // Then
        assertTrue(sent().endsWith("\"temperature\":null,\"tools\":null,\"stream\":null}"));
    }

    @Test
    void chat10_streamOptionsWithoutStreamIsForwarded() throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("same", "\"stream_options\":{\"include_usage\":true}"));
        // Then
        assertTrue(sent().contains("\"stream_options\":{\"include_usage\":true}"));
    }

    @Test
    void n1_severalChoicesPassThrough() throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("same", "\"n\":8"));
        // Then
        assertTrue(sent().contains("\"n\":8"));
    }

    @Test
    void echo1_theAnswerNamesTheModelAsTheCallerDid() {
        // Given
        answersWell();
        int route = stage.route();
        // When
        Response answer = stage.ask(chat("r" + route));
        // Then
        answer.then().body("model", equalTo("r" + route)).header("x-sluice-model", "a" + route);
    }

    @Test
    void echo2_fingerprintAndServiceTierAreTheUpstreams() {
        // Given
        String body = Chunks.whole("a", 1, 1);
        stage.up()
                .always(
                        Script.ok(
                                "{\"system_fingerprint\":\"fp_1\",\"service_tier\":\"flex\","
                                        + body.substring(1)));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then()
                .body("system_fingerprint", equalTo("fp_1"))
                .body("service_tier", equalTo("flex"));
    }

    @Test
    void sse16_aStreamForAnUnstreamedRequestIs502() {
        // Given
        stage.up().always(Script.chat("a"));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(502).body("error.message", containsString("not one JSON object"));
    }

    @Test
    void param7_whatAProviderDoesNotKnowIsDroppedAndSaid() throws Exception {
        // Given
        answersWell();
        // When
        Response answer =
                stage.ask(
                        chat("strict", "\"service_tier\":\"flex\"", "\"max_completion_tokens\":5"));
        // Then
        answer.then().header("x-sluice-dropped", "service_tier, max_completion_tokens=max_tokens");
        assertEquals(chat("up-strict", "\"max_tokens\":5"), sent());
    }

    @Test
    void aModelsPatchIsAppliedAndTheRestIsLeftAlone() throws Exception {
        // Given
        answersWell();
        // When
        stage.ask(chat("patched", "\"reasoning_effort\":\"low\"", "\"x\":1.0"));
        // Then
        JsonObject sent = new JsonObject(sent());
        assertEquals("none", sent.getString("reasoning_effort"));
    }

    @Test
    void countsTokensAndCostOfTheAnswer() {
        // Given
        answersWell();
        String model = stage.fresh();
        // When
        stage.ask(chat(model));
        // Then
        assertEquals(
                "1.0 9.0 12.0 33.0",
                Stage.ended(model, "2xx", "none")
                        + " "
                        + Stage.count("sluice.tokens", "model", model, "type", "input")
                        + " "
                        + Stage.count("sluice.tokens", "model", model, "type", "output")
                        + " "
                        + Stage.count("sluice.cost.micros", "model", model));
    }

    @Test
    void aModelWithoutAPriceIsCountedAsUnpriced() {
        // Given
        answersWell();
        // When
        stage.ask(chat("unpriced"));
        // Then
        assertEquals(
                1.0,
                Stage.count(
                        "sluice.cost.unpriced", "model", "unpriced", "reason", "price_missing"));
    }

    @Test
    void enc1_aWholeAnswerIsNotCompressedUnasked() {
        // Given
        answersWell();
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        assertFalse(answer.headers().hasHeaderWithName("content-encoding"));
    }
}
