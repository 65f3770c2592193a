package dev.sluice.journey;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.catalog.Model;
import dev.sluice.config.Configuration;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What reaches an upstream differs from what its caller sent only by declared edits, and what
/// differs is said: every preset of an OpenAI-shaped provider, with all that a chat may hold.
@QuarkusTest
@WithTestResource(PresetWorld.class)
@Timeout(60)
class PresetDiffJourneyTest {

    private static final String WIDE =
            """
            {"model":"%s","messages":[
              {"role":"developer","content":"Be brief.","name":"d","이름":"둘"},
              {"role":"user","content":[{"type":"text","text":"Hi \\u00e4 안녕","cache_control":{"type":"ephemeral"}}]},
              {"role":"assistant","content":null,"refusal":null,"reasoning_content":"hm","reasoning":"hm",
               "thinking_blocks":[{"type":"thinking","thinking":"hm","signature":"s"}],
               "tool_calls":[{"id":"call_1","type":"function","extra_content":{"google":{"thought_signature":"z"}},
                "function":{"name":"look","arguments":"{\\"role\\":\\"developer\\"}"}}]},
              {"role":"tool","tool_call_id":"call_1","content":"sun"}],
             "tools":[{"type":"function","function":{"name":"look","strict":true,"parameters":
               {"type":"object","properties":{"role":{"type":"string"},"reasoning":{"type":"string"},"strict":{"type":"boolean"}}}}}],
             "tool_choice":"auto","parallel_tool_calls":true,"functions":[],"function_call":"none",
             "max_tokens":100,"max_completion_tokens":200,"temperature":0.70,"top_p":1e-1,"n":1,"stop":["END"],
             "presence_penalty":-1,"frequency_penalty":1.5,"logit_bias":{"50256":-100},"logprobs":true,"top_logprobs":2,
             "seed":9007199254740993,"response_format":{"type":"json_object"},"verbosity":"low","modalities":["text"],
             "store":false,"metadata":{"a":"b"},"service_tier":"auto","user":"u","safety_identifier":"s",
             "prompt_cache_key":"k","top_k":40,"min_p":0.1,"repetition_penalty":1.1,"chat_template":"x","ignore_eos":true,
             "prompt_logprobs":1,"request_id":"r","deferred":true,"diffusing":true,"random_seed":1,
             "nobody-knows":{"이름":1.0,"deep":[null,{"x":"y"}]}%s}
            """;

    private static final String FORCED =
            """
            {"model":"%s","messages":[{"role":"user","content":"Hi"}],"reasoning_effort":"high",
             "tools":[{"type":"function","function":{"name":"look"}}],"tool_choice":"required",
             "response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object"}}}}
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    FakeProvider upstream;

    @BeforeEach
    void clear() {
        upstream.clear();
    }

    static Stream<Arguments> calls() {
        List<String> further =
                List.of(
                        "",
                        ",\"reasoning_effort\":\"none\"",
                        ",\"reasoning_effort\":\"medium\"",
                        ",\"reasoning_effort\":\"max\"",
                        ",\"stream\":true",
                        ",\"stream\":true,\"stream_options\":{\"include_usage\":false}");
        return PresetWorld.models().stream()
                .flatMap(model -> further.stream().map(more -> Arguments.of(model, more)));
    }

    /// Yi takes no format, and whoever asks for one hears of it ([PresetDemandsJourneyTest]).
    private static String asked(String json, PresetWorld.Served served, String further) {
        String formatted = json.formatted(served.name(), further);
        return served.preset().equals("01ai")
                ? formatted.replaceAll("json_(object|schema)", "text")
                : formatted;
    }

    /// What speaks against the exchange, a line for each.
    private List<String> wrong(String name, String json) throws Exception {
        boolean streams = json.contains("\"stream\":true");
        upstream.always(streams ? Script.chat("a") : Script.ok(Chunks.whole("a", 1, 1)));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + RestAssured.port + Stage.CHAT))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            return List.of(answer.body());
        }
        String told = answer.headers().firstValue("x-sluice-dropped").orElse("");
        List<String> named =
                Arrays.stream(told.split(", ")).map(each -> each.split("=")[0]).toList();
        Model model = CDI.current().select(Configuration.class).get().current().models().get(name);
        Declarations found =
                new Declarations(
                        Declarations.json(json), Declarations.json(upstream.take().text()), model);
        return Stream.concat(
                        found.undeclared().stream(),
                        found.changed().stream()
                                .filter(each -> !named.contains(each))
                                .map(each -> each + " changed, and only said: " + told))
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void onlyDeclaredEditsReachTheUpstream(PresetWorld.Served served, String further)
            throws Exception {
        // When
        List<String> wrong = wrong(served.name(), asked(WIDE, served, further));
        // Then
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.sluice.journey.PresetWorld#models")
    void whatAModelCannotThinkAboutChangesTheEffortAlone(PresetWorld.Served served)
            throws Exception {
        // When
        List<String> wrong = wrong(served.name(), asked(FORCED, served, ""));
        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void aRaisedCapReachesTheUpstreamUnderItsOwnName() throws Exception {
        // Given
        upstream.always(Script.ok(Chunks.whole("a", 1, 1)));
        String json = Stage.chat("raised", "\"max_tokens\":100", "\"reasoning_effort\":\"high\"");
        // When
        Response answer =
                RestAssured.given()
                        .contentType("application/json")
                        .body(json.getBytes(StandardCharsets.UTF_8))
                        .post(Stage.CHAT);
        // Then
        answer.then()
                .header("x-sluice-because", containsString("max_tokens raised from 100 to 2048"));
        JsonNode got = Declarations.json(upstream.take().text());
        assertEquals("2048 false", got.path("max_completion_tokens") + " " + got.has("max_tokens"));
    }
}
