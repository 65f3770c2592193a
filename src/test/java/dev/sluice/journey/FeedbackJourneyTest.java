package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What callers say of decisions.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class FeedbackJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("Hello", 3, 2)));
    }

    private Response say(String decision, String body) {
        return stage.post("/v1/routing/" + decision + "/feedback", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "under", "over", "slow"})
    void aVerdictIsTaken(String verdict) {
        // Given
        String decision = Board.decision(stage);
        // When
        Response said = say(decision, "{\"verdict\":\"" + verdict + "\"}");
        // Then
        said.then()
                .statusCode(200)
                .body("object", equalTo("routing.feedback"))
                .body("decision", equalTo(decision))
                .body("verdict", equalTo(verdict));
        assertEquals(verdict, Board.record(decision).path("feedback"));
    }

    @Test
    void aStreamsDecisionCanBeJudgedToo() throws IOException {
        // Given
        stage.up().always(Script.chat("Hel", "lo"));
        String head = stage.stream(streaming(stage.model())).head();
        Matcher id = Pattern.compile("x-sluice-decision: (\\S+)").matcher(head);
        id.find();
        // When
        Response said = say(id.group(1), "{\"verdict\":\"good\"}");
        // Then
        said.then().statusCode(200);
    }

    @Test
    void theSameVerdictAgainIsFineAndCountsOnce() {
        // Given
        String decision = Board.decision(stage);
        double before = Stage.count("sluice.routing.feedback", "verdict", "slow");
        say(decision, "{\"verdict\":\"slow\"}");
        // When
        Response again = say(decision, "{\"verdict\":\"slow\"}");
        // Then
        again.then().statusCode(200);
        assertEquals(before + 1, Stage.count("sluice.routing.feedback", "verdict", "slow"));
    }

    @Test
    void aStrangersDecisionIsNotFound() {
        // When
        Response said = say("nobodys-1", "{\"verdict\":\"good\"}");
        // Then
        said.then()
                .statusCode(404)
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.param", equalTo("decision"))
                .body("error.code", equalTo("decision_not_found"))
                .body("error.message", containsString("'nobodys-1'"));
    }

    @Test
    void anotherTeamsDecisionIsNotFoundLikeAStrangers() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("Hello", 3, 2)));
        String theirs = Board.asFew(stage, "same");
        // When
        Response said = say(theirs, "{\"verdict\":\"good\"}");
        // Then
        String stranger = say("nobodys-1", "{\"verdict\":\"good\"}").asString();
        assertEquals(stranger.replace("nobodys-1", theirs), said.asString());
    }

    @Test
    void nobodyWithoutAKeyIsHeard() {
        // Given
        String decision = Board.decision(stage);
        // When
        Response said =
                RestAssured.given()
                        .contentType("application/json")
                        .body("{\"verdict\":\"good\"}".getBytes())
                        .post("/v1/routing/" + decision + "/feedback");
        // Then
        said.then().statusCode(401).header("www-authenticate", equalTo("Bearer"));
    }

    @Test
    void aStrangerIsRefusedBeforeItsBodyComes() throws IOException {
        try (RawClient client = RawClient.to(stage.uri())) {
            // Given
            String path = "POST /v1/routing/d/feedback HTTP/1.1\r\nhost: x\r\n";
            String body = "content-type: application/json\r\ncontent-length: 18\r\n\r\n";
            // When
            client.send(path + "authorization: Bearer nobody\r\n" + body);
            // Then
            String head = client.head();
            assertTrue(head.startsWith("HTTP/1.1 401 "), head);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"verdict\":\"bad\"}|verdict|'bad'",
                "{}|verdict|missing",
                "{\"verdict\":\"good\",\"note\":1}|note|'note'",
                "{\"verdict\":7}|verdict|not a string"
            })
    void whatIsWrongIsNamed(String body, String param, String said) {
        // Given
        String decision = Board.decision(stage);
        // When
        Response answer = say(decision, body);
        // Then
        answer.then()
                .statusCode(400)
                .body("error.param", equalTo(param))
                .body("error.message", containsString(said));
    }

    @Test
    void aLongBodyIsRefused() {
        // Given
        String decision = Board.decision(stage);
        // When
        Response said = say(decision, "{\"verdict\":\"good\"" + " ".repeat(5_000) + "}");
        // Then
        said.then().statusCode(413);
    }

    @Test
    void anotherTypeIsRefused() {
        // Given
        String decision = Board.decision(stage);
        // When
        Response said =
                stage.caller()
                        .contentType("text/plain")
                        .body("good")
                        .post("/v1/routing/" + decision + "/feedback");
        // Then
        said.then().statusCode(415);
    }

    @Test
    void anotherMethodIsRefused() {
        // When
        Response said = stage.caller().get("/v1/routing/d/feedback");
        // Then
        said.then().statusCode(405).header("allow", equalTo("POST"));
    }
}
