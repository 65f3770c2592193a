package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of models, and the spelling of paths.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ModelsJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
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
    void model1_eachModelHasFourMembersAndOurs() {
        // When
        Response answer = stage.caller().get("/v1/models/same");
        // Then
        assertEquals(
                "{\"id\":\"same\",\"object\":\"model\",\"created\":1767225600,\"owned_by\":\"up\",\"sluice\":{",
                answer.asString().replaceFirst("\"sluice\":\\{.*", "\"sluice\":{"));
        answer.then().body("sluice.type", equalTo("model")).body("sluice.window", nullValue());
    }

    @Test
    void aClientOfAnthropicsGetsItsOwnList() {
        // When
        Response answer =
                RestAssured.given()
                        .header("x-api-key", stage.fewKey())
                        .header("anthropic-version", "2023-06-01")
                        .get("/v1/models");
        // Then
        answer.then()
                .statusCode(200)
                .body("has_more", equalTo(false))
                .body("first_id", equalTo("vendor/model:1.5"))
                .body("last_id", equalTo("same"))
                .body("data[1].type", equalTo("model"))
                .body("data[1].display_name", equalTo("same"))
                .body("data[1].created_at", equalTo("2026-01-01T00:00:00Z"));
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

    @ParameterizedTest
    @ValueSource(strings = {"a%0d%0ab%00", "%E2%80%AEa", "%61%61"})
    void model2_anUnknownNameIsShownAsInAChat(String path) {
        // Given
        String name = URLDecoder.decode(path, StandardCharsets.UTF_8).repeat(40);
        String chat = new JsonObject(chat("same")).put("model", name).encode();
        // When
        Response answer = stage.caller().get("/v1/models/" + path.repeat(40));
        // Then
        assertEquals(stage.ask(chat).<String>path("error.message"), answer.path("error.message"));
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
}
