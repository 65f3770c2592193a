package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An upstream's error in the caller's hands.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ErrorShapeJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void err5_anOpenAiErrorPassesWithAllItsMembers() {
        // Given
        String error =
                "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"param\":\"messages\",\"code\":\"empty_array\",\"extra\":{\"a\":[1,null]}}}";
        stage.up().always(Script.status(400).json(error));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        assertEquals(new JsonObject(error), new JsonObject(answer.asString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"the reason\"}",
                "{\"detail\":\"the reason\"}",
                "{\"message\":\"the reason\"}",
                "{\"detail\":[{\"msg\":\"the reason\"}]}",
                "[{\"error\":{\"message\":\"the reason\"}}]",
                "the reason",
                "<html><head><style>x</style></head><body>the <b>reason</b></body></html>",
                "{\"object\":\"error\",\"message\":\"the reason\",\"code\":40303}"
            })
    void err1_err7_everyShapeBecomesOpenAis(String body) {
        // Given
        stage.up().always(Script.status(422).piece(body));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(422).body("error.message", containsString("reason"));
        assertEquals(
                Set.of("message", "type", "param", "code"),
                new JsonObject(answer.asString()).getJsonObject("error").fieldNames());
    }

    @ParameterizedTest
    @CsvSource({
        "400,400", "409,409", "413,413", "422,422", "401,502", "403,502", "404,502", "408,504",
        "429,429", "500,502", "502,502", "503,503", "504,502", "529,503", "402,503", "498,502",
        "499,502", "418,502"
    })
    void err3_err10_eachStatusBecomesOneThatClientsKnow(int theirs, int ours) {
        // Given
        stage.up().always(Script.error(theirs, "x"));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(ours).contentType("application/json");
    }

    @ParameterizedTest
    @CsvSource({"400,400", "429,429", "503,503", "500,502", "'\"rate\"',502", "null,502"})
    void err8_anErrorUnderStatus200GetsItsOwn(String code, int status) {
        // Given
        stage.up().always(Script.ok("{\"error\":{\"message\":\"x\",\"code\":" + code + "}}"));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 4096 tokens. However, you requested 5000",
                "the request exceeds the available context size, try increasing it",
                "prompt is too long: 210000 tokens > 200000 maximum",
                "The input token count (1200000) exceeds the maximum number of tokens allowed",
                "Prompt contains 9000 tokens, too large for model with 8192 maximum context length"
            })
    void err9_anOverflowInAnyWordsHasOneCode(String message) {
        // Given
        String error =
                new JsonObject().put("error", new JsonObject().put("message", message)).encode();
        stage.up().always(Script.status(400).json(error));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(400).body("error.code", equalTo("context_length_exceeded"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500, 503})
    void err11_err12_aGatewaysErrorNamesTheModelAndNoAddress(int status) {
        // Given
        stage.up()
                .always(
                        Script.status(status)
                                .piece("at java.lang.X(X.java:1) http://10.0.0.7:8000/v1"));
        String model = stage.model();
        // When
        Response answer = stage.ask(chat(model));
        // Then
        answer.then()
                .body("error.message", containsString("'" + model + "'"))
                .body("error.message", not(containsString("10.0.0.7")))
                .body("error.message", not(containsString("127.0.0.1")))
                .body("error.message", not(containsString("java")));
    }

    @Test
    void err7_aLongTextIsCut() {
        // Given
        stage.up().always(Script.status(422).flood(1 << 20));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        assertEquals(2048, answer.<String>path("error.message").length());
    }

    @Test
    void err12_anAddressInARelayedErrorIsRedacted() {
        // Given
        stage.up()
                .always(
                        Script.status(400)
                                .json(
                                        "{\"error\":{\"message\":\"see http://10.0.0.7:8000/v1/x\"}}"));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().body("error.message", equalTo("see ***"));
    }

    @Test
    void err5_aRelayedRefusalIsTheCallersAndCountedSo() {
        // Given
        String model = stage.fresh();
        stage.up().always(Script.error(400, "x"));
        // When
        stage.ask(chat(model));
        // Then
        assertEquals(1.0, Stage.ended(model, "4xx", "invalid_request"));
    }
}
