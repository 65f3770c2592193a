package dev.sluice.journey;

import static dev.sluice.journey.Office.STRICTER;
import static dev.sluice.journey.Office.get;
import static dev.sluice.journey.Office.json;
import static dev.sluice.journey.Office.operator;
import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is tried before it is saved, and what is refused.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class TrialJourneyTest {

    Office office;

    @BeforeEach
    void answer() {
        office.answer();
    }

    @AfterEach
    void restore() throws IOException {
        office.restore();
    }

    private static Response tried(String what, String text) throws IOException {
        return operator()
                .body(json(Map.of("files", Map.of("routes.yaml", text))))
                .post("/admin/config/" + what);
    }

    @Test
    void anInvalidRuleIsToldAtItsPlaceInTheLoadersWords() throws IOException {
        // Given
        String text = OfficeWorld.TEAM.replace("request.tags', tier", "request.tagz', tier");
        // When
        Response told =
                operator()
                        .body(json(Map.of("files", Map.of("teams/crew.yaml", text))))
                        .post("/admin/config/validate");
        // Then
        told.then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("problems[0].file", equalTo("teams/crew.yaml"))
                .body("problems[0].line", equalTo(6))
                .body("problems[0].path", equalTo("teams.crew.rules[1].when"))
                .body("problems[0].message", containsString("tagz"))
                .body("hash", nullValue());
    }

    @Test
    void aTextThatWouldLoadSaysWhatTheLinterSays() throws IOException {
        // Given
        String text = OfficeWorld.ROUTES + "  unused: [ { model: deep } ]\n";
        // When
        Response told = tried("validate", text.replace("  unused", "pools2:\n  unused"));
        // Then
        told.then().statusCode(200).body("valid", equalTo(false)).body("problems", not(empty()));
    }

    @Test
    void tryingChangesNothing() throws IOException {
        // Given
        String before = get("/admin/config").path("hash");
        // When
        tried("validate", STRICTER).then().statusCode(200).body("valid", equalTo(true));
        // Then
        get("/admin/config").then().body("hash", equalTo(before));
    }

    @Test
    void aFileThatWouldBeGoneIsMissed() throws IOException {
        // Given
        Map<String, Object> files = new java.util.HashMap<>();
        files.put("models.yaml", null);
        // When
        Response told =
                operator().body(json(Map.of("files", files))).post("/admin/config/validate");
        // Then
        told.then().body("valid", equalTo(false)).body("problems.size()", greaterThan(0));
    }

    @Test
    void recordedDecisionsAreReplayedAgainstAnUnsavedText() throws IOException, TimeoutException {
        // Given
        String hard =
                "Prove that the square root of two is irrational, step by step, and compare two proofs.";
        RestAssured.given()
                .contentType("application/json")
                .body(chat("auto").replace("\"hi\"", "\"" + hard + "\"").getBytes())
                .post(Stage.CHAT)
                .then()
                .statusCode(200);
        String all = OfficeWorld.ROUTES.replaceFirst("cheap: .*", "cheap: [ { model: deep } ]");
        // When
        Response told = tried("replay", all);
        // Then
        told.then()
                .statusCode(200)
                .body("records", greaterThan(0))
                .body("from_at", greaterThan(0L))
                .body("older", equalTo(0))
                .body("tiers", not(empty()))
                .body("p95_ms", notNullValue())
                .body("changed.records", greaterThan(0))
                .body("changed.requests[0].id", notNullValue());
    }

    @Test
    void aReplayOfWhatWouldNotLoadIsRefused() throws IOException {
        // When
        Response told = tried("replay", "routes: [");
        // Then
        told.then().statusCode(422).body("problems[0].file", equalTo("routes.yaml"));
    }

    @Test
    void recordsOfAnotherFeatureVersionAreRefusedWithTheReason() throws IOException {
        // Given
        Path log = office.config().resolveSibling("data").resolve("decisions.jsonl.1");
        Files.createDirectories(log.getParent());
        Files.writeString(
                log,
                "{\"kind\":\"decision\",\"id\":\"x\",\"features\":{\"version\":99,\"slots\":\"\",\"buckets\":\"\"}}\n");
        // When
        Response told =
                operator()
                        .body(json(Map.of("files", Map.of(), "over", "log")))
                        .post("/admin/config/replay");
        // Then
        told.then()
                .statusCode(422)
                .body("error.code", equalTo("not_replayable"))
                .body("error.message", containsString("99"));
        Files.delete(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "replay"})
    void aBodyOfAnotherShapeIsRefused(String what) {
        // When
        Response told = operator().body("{\"file\":1}").post("/admin/config/" + what);
        // Then
        told.then().statusCode(400).body("error.code", equalTo("invalid_body"));
    }

    @Test
    void theSchemaIsServedForEditors() {
        // When
        Response told = get("/admin/config/schema");
        // Then
        told.then().statusCode(200).body("title", equalTo("Sluice gateway configuration"));
        assertFalse(told.asString().isEmpty());
    }
}
