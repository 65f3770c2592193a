package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes up is what the caller sent.
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
}
