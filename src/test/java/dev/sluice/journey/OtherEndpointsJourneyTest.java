package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Completions, embeddings, the list of models, and the ways to reach any of them.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class OtherEndpointsJourneyTest {

    private static final String VECTOR =
            "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":%s}],\"model\":\"%s\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}";

    private static final String TEXT =
            "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":\"%s\",\"choices\":[{\"text\":\"Hi\",\"index\":0,\"logprobs\":null,\"finish_reason\":\"length\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "[\"a\",\"b\"]", "[1,2]", "[[1],[2,3]]"})
    void comp1_everyFormOfPromptPasses(String prompt) throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Script.ok(TEXT.formatted("x")));
        String json =
                "{\"model\":\"%s\",\"prompt\":"
                        + prompt
                        + ",\"suffix\":\"s\",\"echo\":true,\"best_of\":2,\"logprobs\":5}";
        // When
        Response answer = stage.post("/v1/completions", json.formatted(model));
        // Then
        assertEquals(TEXT.formatted(model), answer.asString());
        assertEquals(json.formatted("up-" + model), stage.up().take().text());
    }

    @Test
    void comp2_chunksKeepTheirObject() throws Exception {
        // Given
        String model = stage.model();
        String chunk =
                "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":\"%s\",\"choices\":[{\"text\":\"Hi\",\"index\":0,\"finish_reason\":%s}]}";
        stage.up()
                .always(
                        Script.events()
                                .event(chunk.formatted("x", "null"))
                                .event(chunk.formatted("x", "\"stop\""))
                                .done());
        // When
        String body =
                stage.streamAt(
                                "/v1/completions",
                                "{\"model\":\"%s\",\"prompt\":\"a\",\"stream\":true}"
                                        .formatted(model))
                        .body();
        // Then
        assertEquals(
                "data: "
                        + chunk.formatted(model, "null")
                        + "\n\ndata: "
                        + chunk.formatted(model, "\"stop\"")
                        + "\n\ndata: [DONE]\n\n",
                body);
    }

    @Test
    void comp2_usageOnTheLastChunkIsMovedWithItsObject() throws Exception {
        // Given
        String chunk = new JsonObject(TEXT.formatted("x")).encode();
        stage.up().always(Script.events().event(chunk).done());
        // When
        String body =
                stage.streamAt(
                                "/v1/completions",
                                "{\"model\":\"%s\",\"prompt\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}"
                                        .formatted(stage.model()))
                        .body();
        // Then
        JsonObject last = new JsonObject(body.split("\n\n")[1].substring(6));
        assertEquals(
                "text_completion 5",
                last.getString("object")
                        + " "
                        + last.getJsonObject("usage").getInteger("total_tokens"));
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

    @Test
    void model1_listsWhatTheTeamMayUse() {
        // When
        Response answer =
                RestAssured.given()
                        .header("authorization", "Bearer " + stage.fewKey())
                        .get("/v1/models");
        // Then
        answer.then().statusCode(200).body("object", equalTo("list"));
        assertEquals(List.of("vendor/model:1.5", "same"), answer.path("data.id"));
    }

    @Test
    void model1_eachModelHasFourMembers() {
        // When
        Response answer = stage.caller().get("/v1/models/same");
        // Then
        assertEquals(
                "{\"id\":\"same\",\"object\":\"model\",\"created\":1767225600,\"owned_by\":\"up\"}",
                answer.asString());
    }

    @Test
    void model2_anUnknownAndAForbiddenModelGetOneAnswer() {
        // Given
        Response unknown = stage.caller().get("/v1/models/m00");
        // When
        Response forbidden =
                RestAssured.given()
                        .header("authorization", "Bearer " + stage.fewKey())
                        .get("/v1/models/m01");
        // Then
        assertEquals(
                unknown.statusCode() + unknown.asString().replace("m00", "m01"),
                forbidden.statusCode() + forbidden.asString());
        forbidden.then().statusCode(404).body("error.code", equalTo("model_not_found"));
    }

    @Test
    void model3_model4_theListIsTheSameEachTimeAndAsksNoUpstream() {
        // Given
        String first = stage.caller().get("/v1/models").asString();
        // When
        String again = stage.caller().get("/v1/models").asString();
        // Then
        assertEquals(first, again);
        assertEquals(0, stage.up().seen().size());
    }

    @Test
    void auth2_theListNeedsAKey() {
        RestAssured.get("/v1/models")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("invalid_api_key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vendor/model:1.5", "vendor%2Fmodel:1.5", "vendor%2Fmodel%3A1.5"})
    void ep3_anIdMayHoldSlashesAndIsDecodedOnce(String path) {
        // When
        Response answer = stage.caller().get("/v1/models/" + path);
        // Then
        answer.then().statusCode(200).body("id", equalTo("vendor/model:1.5"));
    }

    @Test
    void ep3_anIdIsNotDecodedTwice() {
        stage.caller().get("/v1/models/vendor%252Fmodel:1.5").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"/v1/chat/completions/", "/v1/chat/completions"})
    void ep4_aTrailingSlashMakesNoDifference(String path) {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        Response answer =
                stage.caller().redirects().follow(false).body(chat("same").getBytes()).post(path);
        // Then
        answer.then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/", "/v1/models"})
    void ep4_aTrailingSlashMakesNoDifferenceToTheList(String path) {
        stage.caller().get(path).then().statusCode(200).body("object", equalTo("list"));
    }

    @Test
    void enc5_aChunkedRequestIsTaken() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        String json = chat("same");
        try (RawClient client = RawClient.to(stage.uri())) {
            // When
            client.send(
                    "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nauthorization: Bearer "
                            + stage.key()
                            + "\r\n\r\n5\r\n"
                            + json.substring(0, 5)
                            + "\r\n"
                            + Integer.toHexString(json.length() - 5)
                            + "\r\n"
                            + json.substring(5)
                            + "\r\n0\r\n\r\n");
            // Then
            assertTrue(client.head().startsWith("HTTP/1.1 200 "));
        }
        assertEquals(json, stage.up().take().text());
    }

    @Test
    void enc5_http2Works() throws Exception {
        // Given
        stage.up().always(Script.chat("a"));
        HttpRequest request =
                HttpRequest.newBuilder(stage.uri().resolve(Stage.CHAT))
                        .version(HttpClient.Version.HTTP_2)
                        .header("authorization", "Bearer " + stage.key())
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Stage.streaming(stage.model())))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            // When
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            // Then
            assertEquals(
                    "HTTP_2 200 true",
                    answer.version()
                            + " "
                            + answer.statusCode()
                            + " "
                            + answer.body().endsWith("data: [DONE]\n\n"));
        }
    }

    @Test
    void enc5_aConnectionIsKeptForTheNextRequest() throws Exception {
        // Given
        stage.up().always(Script.chat("a"));
        String json = Stage.streaming(stage.model());
        try (RawClient client = stage.send(Stage.CHAT, json)) {
            client.head();
            client.chunks();
            // When
            client.post(Stage.CHAT, json, "authorization: Bearer " + stage.key());
            // Then
            assertTrue(client.head().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void upstreamConnectionsAreReused() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        try (RawClient client = stage.send(Stage.CHAT, chat("same"))) {
            client.head();
            client.bytes(Chunks.whole("a", 1, 1).length());
            int first = stage.up().take().connection();
            // When
            client.post(Stage.CHAT, chat("same"), "authorization: Bearer " + stage.key());
            client.head();
            // Then
            assertFalse(first != stage.up().take().connection());
        }
    }
}
