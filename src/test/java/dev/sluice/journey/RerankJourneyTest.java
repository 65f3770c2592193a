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
import org.junit.jupiter.params.provider.ValueSource;

/// Reranking, which OpenAI does not have.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class RerankJourneyTest {

    private static final String ASKED =
            "{\"model\":\"%s\",\"query\":\"q\",\"documents\":[\"a\",\"b\"]}";

    private static final String ANSWER =
            "{\"id\":\"r1\",\"results\":[{\"index\":1,\"relevance_score\":0.75}],\"usage\":{\"total_tokens\":8}}";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/rerank", "/v2/rerank", "/rerank"})
    void rank1_isServedWhereItsClientsLook(String path) throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Script.ok(ANSWER));
        // When
        stage.post(path, ASKED.formatted(model)).then().statusCode(200);
        // Then
        assertEquals(ASKED.formatted("up-" + model), stage.up().take().text());
    }

    @Test
    void rank2_theAnswerNamesTheModelAsked() {
        // Given
        String model = stage.model();
        stage.up().always(Script.ok(ANSWER));
        // When
        Response answer = stage.post("/v1/rerank", ASKED.formatted(model));
        // Then
        assertEquals(
                "{\"id\":\"r1\",\"model\":\"%s\",\"results\":[{\"index\":1,\"relevance_score\":0.75}],\"usage\":{\"total_tokens\":8}}"
                        .formatted(model),
                answer.asString());
    }

    @Test
    void rank2_tokensAreBilled() {
        // Given
        String model = stage.fresh();
        stage.up().always(Script.ok(ANSWER));
        // When
        stage.post("/v1/rerank", ASKED.formatted(model));
        // Then
        assertEquals(8.0, Stage.count("sluice.tokens", "model", model, "type", "input"));
    }

    @Test
    void anUpstreamsErrorIsTold() {
        // Given
        stage.up().always(Script.error(400, "bad_documents"));
        // When
        Response answer = stage.post("/v1/rerank", ASKED.formatted(stage.model()));
        // Then
        answer.then().statusCode(400).body("error.code", equalTo("bad_documents"));
    }

    @Test
    void aRequestWithoutDocumentsIsRefusedHere() {
        // When
        Response answer =
                stage.post(
                        "/v1/rerank",
                        "{\"model\":\"%s\",\"query\":\"q\"}".formatted(stage.model()));
        // Then
        answer.then().statusCode(400).body("error.param", equalTo("documents"));
    }
}
