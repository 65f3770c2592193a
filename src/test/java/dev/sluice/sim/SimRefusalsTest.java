package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the simulation refuses, and how.
class SimRefusalsTest {

    private static final String CHAT = "'messages':[{'role':'user','content':'hi'}]";

    private static Sim sim;

    @BeforeAll
    static void start() {
        sim = Sim.quick();
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "n | 'n':0",
                "n | 'n':17",
                "n | 'n':1.5",
                "max_tokens | 'max_tokens':0",
                "max_tokens | 'max_tokens':'many'",
                "max_completion_tokens | 'max_completion_tokens':-1",
                "stop | 'stop':['a','b','c','d','e']",
                "stream | 'stream':'yes'",
                "stream_options | 'stream_options':{'include_usage':true}",
                "tool_choice | 'tool_choice':'sometimes'",
                "tool_choice | 'tool_choice':'required'",
                "tool_choice | 'tool_choice':{'type':'function','function':{'name':'x'}}",
                "tools | 'tools':[{}]",
                "response_format | 'response_format':{'type':'xml'}",
                "response_format | 'response_format':{'type':'json_schema','json_schema':{'name':'x','schema':{'$ref':'#/no'}}}",
                "response_format.json_schema.name | 'response_format':{'type':'json_schema','json_schema':{}}"
            })
    void names400AndTheParameter(String param, String member) {
        // When
        HttpResponse<String> answer =
                sim.post("/chat/completions", "{'model':'sim-fast'," + CHAT + "," + member + "}");
        // Then
        assertEquals(
                "400 " + param, answer.statusCode() + " " + error(answer).get("param").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "'text'", "{'model':}", "{} {"})
    void refusesABodyThatIsNotAnObject(String body) {
        assertEquals(400, sim.post("/chat/completions", body).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model':'sim-fast'}",
                "{'model':'sim-fast','messages':[]}",
                "{'model':'sim-fast','messages':[{}]}",
                "{'model':'sim-fast','messages':['hi']}",
                "{'model':'sim-fast','messages':[{'role':'tool','tool_call_id':'x','content':''}]}",
                "{'messages':[{'role':'user','content':'hi'}]}"
            })
    void refusesAChatWithoutItsParts(String body) {
        assertEquals(400, sim.post("/chat/completions", body).statusCode());
    }

    @Test
    void answers404ForAModelItDoesNotHave() {
        // When
        HttpResponse<String> answer =
                sim.post("/chat/completions", "{'model':'gpt-9'," + CHAT + "}");
        // Then
        assertEquals(404, answer.statusCode());
        assertEquals("model_not_found", error(answer).get("code").asText());
    }

    @Test
    void refusesToChatWithTheEmbeddingModel() {
        assertEquals(
                404,
                sim.post("/chat/completions", "{'model':'sim-embed'," + CHAT + "}").statusCode());
    }

    @Test
    void answers404ForAModelCardItDoesNotHave() {
        assertEquals(404, sim.send("GET", "/models/none", "").statusCode());
    }

    @Test
    void answers404ForAPathItDoesNotHave() {
        assertEquals("unknown_url", error(sim.post("/responses", "{}")).get("code").asText());
    }

    @Test
    void answers405WithTheMethodAllowed() {
        // When
        HttpResponse<String> answer = sim.send("GET", "/chat/completions", "");
        // Then
        assertEquals(405, answer.statusCode());
        assertEquals("POST", answer.headers().firstValue("allow").orElse(""));
    }

    @Test
    void hasAllFourKeysInAnError() {
        // When
        JsonNode error = error(sim.post("/chat/completions", "{"));
        // Then
        assertTrue(
                error.has("message")
                        && error.has("type")
                        && error.has("param")
                        && error.has("code"));
    }

    @Test
    void answersAStreamedRequestItRefusesWithPlainJson() {
        // When
        HttpResponse<String> answer =
                sim.post(
                        "/chat/completions",
                        "{'model':'sim-fast','stream':true,'n':0," + CHAT + "}");
        // Then
        assertEquals("application/json", answer.headers().firstValue("content-type").orElse(""));
    }

    @Test
    void doesNotGrowItsMessageWithTheModelsName() {
        // When
        HttpResponse<String> answer =
                sim.post("/chat/completions", "{'model':'" + "m".repeat(5000) + "'," + CHAT + "}");
        // Then
        assertTrue(answer.body().length() < 500);
    }

    @Test
    void takesNullForUnsaid() {
        assertEquals(
                200,
                sim.post(
                                "/chat/completions",
                                "{'model':'sim-fast','n':null,'stop':null,'stream':null,'tools':null,"
                                        + "'tool_choice':null,'response_format':null,'max_tokens':null,"
                                        + CHAT
                                        + "}")
                        .statusCode());
    }

    private static JsonNode error(HttpResponse<String> answer) {
        return Sim.json(answer.body()).get("error");
    }
}
