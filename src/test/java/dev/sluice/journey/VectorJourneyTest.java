package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Embeddings.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class VectorJourneyTest {

    private static final String VECTOR =
            "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":%s}],\"model\":\"%s\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "[\"a\",\"b\"]", "[1,2]", "[[1],[2,3]]"})
    void emb1_everyFormOfInputPasses(String input) throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Script.ok(VECTOR.formatted("[0.5]", "x")));
        String json =
                "{\"model\":\"%s\",\"input\":"
                        + input
                        + ",\"dimensions\":256,\"encoding_format\":\"float\"}";
        // When
        stage.post("/v1/embeddings", json.formatted(model)).then().statusCode(200);
        // Then
        assertEquals(json.formatted("up-" + model), stage.up().take().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.5,-1.0e-3]", "\"AAAAPwAAgL8=\""})
    void emb2_emb3_vectorsPassAsTheyAre(String vector) {
        // Given
        String model = stage.model();
        stage.up().always(Script.ok(VECTOR.formatted(vector, "x")));
        // When
        Response answer =
                stage.post("/v1/embeddings", "{\"model\":\"%s\",\"input\":\"a\"}".formatted(model));
        // Then
        assertEquals(VECTOR.formatted(vector, model), answer.asString());
    }

    @Test
    void emb2_base64IsMadeOfTheNumbersOfAServerThatKnowsNothingElse() throws Exception {
        // Given
        String two =
                VECTOR.replace("}],", ",\"extra\":[1]},{\"embedding\": [ 2 ],\"index\":1}],")
                        .replace("8}}", "8},\"id\":\"x\"}");
        stage.up().always(Script.ok(two.formatted("[0.5, -1.0e0]", "up-numbers")));
        String json = "{\"model\":\"%s\",\"input\":[\"a\",\"b\"],\"encoding_format\":\"%s\"}";
        // When
        Response answer = stage.post("/v1/embeddings", json.formatted("numbers", "base64"));
        // Then
        String told =
                two.replace(" [ 2 ]", "\"AAAAQA==\"").formatted("\"AAAAPwAAgL8=\"", "numbers");
        assertEquals(
                told + " encoding_format=float " + json.formatted("up-numbers", "float"),
                answer.asString()
                        + " %s ".formatted(answer.header("x-sluice-dropped"))
                        + stage.up().take().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[0.5, -1.0e-3] |",
                "[0.5, -1.0e-3] | ,\"encoding_format\":\"float\"",
                "\"AAAAPwAAgL8=\" | ,\"encoding_format\":\"base64\"",
                "[] | ,\"encoding_format\":\"base64\"",
                "[[0.5],[1]] | ,\"encoding_format\":\"base64\""
            })
    void emb2_whatIsNotToBeMadeIntoBase64PassesAsItIs(String vector, String format) {
        // Given
        stage.up().always(Script.ok(VECTOR.formatted(vector, "up-numbers")));
        String json = "{\"model\":\"numbers\",\"input\":\"a\"%s}";
        // When
        Response answer =
                stage.post("/v1/embeddings", json.formatted(format == null ? "" : format));
        // Then
        assertEquals(VECTOR.formatted(vector, "numbers"), answer.asString());
    }

    @Test
    void emb3_inputTokensAreBilled() {
        // Given
        String model = stage.fresh();
        stage.up().always(Script.ok(VECTOR.formatted("[0.5]", "x")));
        // When
        stage.post("/v1/embeddings", "{\"model\":\"%s\",\"input\":\"a\"}".formatted(model));
        // Then
        assertEquals(
                "8.0 8.0",
                Stage.count("sluice.tokens", "model", model, "type", "input")
                        + " "
                        + Stage.count("sluice.cost.micros", "model", model));
    }

    @Test
    void emb4_dimensionsThatTheModelRefusesAreTheUpstreamsToRefuse() {
        // Given
        stage.up().always(Script.error(400, "unsupported_parameter"));
        // When
        Response answer =
                stage.post(
                        "/v1/embeddings",
                        "{\"model\":\"%s\",\"input\":\"a\",\"dimensions\":3}"
                                .formatted(stage.model()));
        // Then
        answer.then().statusCode(400).body("error.code", equalTo("unsupported_parameter"));
    }

    @Test
    void emb5_embeddingsNeverFailOverToAnotherModel() {
        // Given
        stage.up().always(Script.error(500, "x"));
        stage.second().always(Script.ok(VECTOR.formatted("[0.5]", "x")));
        // When
        Response answer =
                stage.post(
                        "/v1/embeddings",
                        "{\"model\":\"r%d\",\"input\":\"a\"}".formatted(stage.route()));
        // Then
        answer.then().statusCode(502);
        assertEquals(0, stage.second().seen().size());
    }
}
