package dev.sluice.journey;

import static dev.sluice.journey.MessagesJourneyTest.MESSAGES;
import static dev.sluice.journey.MessagesJourneyTest.message;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way to say no to a caller who speaks Anthropic's Messages: its shape, its statuses.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class MessagesErrorsJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private static void isError(Response answer, int status, String type) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .header("request-id", answer.header("x-request-id"))
                .body("type", equalTo("error"))
                .body("error.type", equalTo(type))
                .body("error", hasKey("message"))
                .body("request_id", equalTo(answer.header("request-id")));
    }

    @Test
    void aWrongKeyIsAnAuthenticationError() {
        // When
        Response answer =
                RestAssured.given()
                        .header("x-api-key", "slc_wrong")
                        .contentType("application/json")
                        .body(message("same").getBytes(StandardCharsets.UTF_8))
                        .post(MESSAGES);
        // Then
        isError(answer, 401, "authentication_error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\":\"same\",\"messages\":[]}|max_tokens",
                "{\"model\":\"same\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":3}]}|messages[0].content",
                "nonsense|not valid JSON"
            })
    void whatIsWrongIsNamedWithItsPath(String body, String named) {
        // When
        Response answer = stage.post(MESSAGES, body);
        // Then
        isError(answer, 400, "invalid_request_error");
        answer.then().body("error.message", containsString(named));
    }

    @Test
    void anUnknownModelIsNotFound() {
        isError(stage.post(MESSAGES, message("nope")), 404, "not_found_error");
    }

    @Test
    void anUnknownPathBelowIsNotFound() {
        isError(stage.post(MESSAGES + "/batches", "{}"), 404, "not_found_error");
    }

    @Test
    void anotherMethodIsRefused() {
        // When
        Response answer = stage.caller().get(MESSAGES);
        // Then
        isError(answer, 405, "invalid_request_error");
        answer.then().header("allow", "POST");
    }

    @Test
    void whatCannotBeSaidIsRefusedWithItsPath() {
        // When
        Response answer =
                stage.post(
                        MESSAGES,
                        message(
                                "same",
                                "\"tools\":[{\"type\":\"bash_20250124\",\"name\":\"bash\"}]"));
        // Then
        isError(answer, 400, "invalid_request_error");
        answer.then().body("error.message", containsString("tools[0].type"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request_error",
        "413, 413, request_too_large",
        "422, 422, invalid_request_error",
        "401, 500, api_error",
        "429, 429, rate_limit_error",
        "500, 500, api_error",
        "503, 529, overloaded_error"
    })
    void anUpstreamsErrorHasAnthropicsShape(int theirs, int ours, String type) {
        // Given
        stage.up().always(Script.error(theirs, "x"));
        // When
        Response answer = stage.post(MESSAGES, message(stage.model()));
        // Then
        isError(answer, ours, type);
    }

    @Test
    void anOverloadedClaudeIsOverloaded() {
        // Given
        stage.up()
                .always(
                        Script.status(529)
                                .json(
                                        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}"));
        // When
        Response answer = stage.post(MESSAGES, message("claude"));
        // Then
        isError(answer, 529, "overloaded_error");
    }

    @Test
    void whatClaudeSaysOfTheRequestGoesOn() {
        // Given
        stage.up()
                .always(
                        Script.status(400)
                                .json(
                                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"messages: at least one\"}}"));
        // When
        Response answer = stage.post(MESSAGES, message("claude"));
        // Then
        isError(answer, 400, "invalid_request_error");
        answer.then().body("error.message", equalTo("messages: at least one"));
    }

    @Test
    void aStreamThatBreaksEndsInAnErrorEvent() throws Exception {
        // Given
        stage.up().always(Scripts.said());
        // When
        String body = stage.streamAt(MESSAGES, message(stage.model(), "\"stream\":true")).body();
        // Then
        assertTrue(
                body.contains(
                        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\""),
                body);
        assertTrue(!body.contains("message_stop"), body);
    }

    @Test
    void aChatsErrorsKeepTheirShape() {
        // When
        Response answer = stage.ask(Stage.chat("nope"));
        // Then
        answer.then().body("error.code", equalTo("model_not_found"));
    }
}
