package dev.sluice.journey;

import static dev.sluice.journey.PresetWorld.named;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What shapes an answer and a preset leaves out is never dropped in silence (openai-wire N-1,
/// CHAT-6, EMB-4).
@QuarkusTest
@WithTestResource(PresetWorld.class)
@Timeout(60)
class PresetDemandsJourneyTest {

    private static final String CHAT = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

    FakeProvider upstream;

    @BeforeEach
    void clear() {
        upstream.clear();
        upstream.always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    private static Response ask(String path, String model, String members) {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"%s\",%s}".formatted(model, members))
                .post(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    01ai          | any    | n               | "n":2
                    moonshot      | kimi-x | n               | "n":2
                    cohere-compat | any    | n               | "n":2
                    01ai          | any    | response_format | "response_format":{"type":"json_object"}
                    01ai          | any    | response_format | "response_format":{"type":"json_schema","json_schema":{"name":"a"}}
                    """)
    void aChatThatAsksForMoreThanThePresetCarriesIsRefused(
            String preset, String upstream, String param, String member) {
        // When
        Response answer = ask(Stage.CHAT, named(preset, upstream), CHAT + "," + member);
        // Then
        answer.then()
                .statusCode(400)
                .body("error.code", equalTo("unsupported_parameter"))
                .body("error.param", equalTo(param))
                .body("error.message", containsString("leave it out"));
        assertEquals(List.of(), this.upstream.seen());
    }

    @Test
    void vectorsOfAnotherLengthAreRefused() {
        // When
        Response answer =
                ask(
                        "/v1/embeddings",
                        named("mistral", "any"),
                        "\"input\":\"Hi\",\"dimensions\":256");
        // Then
        answer.then().statusCode(400).body("error.param", equalTo("dimensions"));
        assertEquals(List.of(), upstream.seen());
    }

    @Test
    void codestralHearsOfDimensionsByItsOwnWord() throws Exception {
        // Given
        String members = "\"input\":\"Hi\",\"dimensions\":256";
        // When
        ask("/v1/embeddings", "vectors", members);
        // Then
        assertEquals(
                "256",
                Declarations.json(upstream.take().text()).path("output_dimension").toString());
    }

    @Test
    void aRouteAsksWhoCanAndExplainSaysWhy() throws Exception {
        // Given
        String members = CHAT + ",\"n\":2";
        // When
        Response answer = ask(Stage.CHAT, "several", members);
        Response why = ask("/admin/explain", "several", members);
        // Then
        answer.then().statusCode(200).header("x-sluice-model", "deep");
        assertEquals("2", Declarations.json(upstream.take().text()).path("n").toString());
        why.then()
                .body(
                        "candidates.find { it.model == '%s' }.why".formatted(named("01ai", "any")),
                        containsString("choices"));
    }

    @Test
    void oneAnswerAndPlainTextAreNoDemand() throws Exception {
        // Given
        String members = CHAT + ",\"n\":1,\"response_format\":{\"type\":\"text\"},\"seed\":7";
        // When
        Response answer = ask(Stage.CHAT, named("01ai", "any"), members);
        // Then
        answer.then().statusCode(200).header("x-sluice-dropped", containsString("seed"));
    }
}
