package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Gemini at times ends an answer with a call that nobody can read (providers.md section 5).
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class SpoiledAnswerJourneyTest {

    private static final Script SPOILED =
            Script.ok("{\"candidates\":[{\"finishReason\":\"MALFORMED_FUNCTION_CALL\"}]}");
    private static final Script WELL =
            Script.ok(
                    "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hello\"}]},\"finishReason\":\"STOP\"}]}");

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void isAskedForOnceMore() {
        // Given
        stage.up().next(SPOILED).always(WELL);
        // When
        Response answer = stage.ask(chat("gem"));
        // Then
        answer.then()
                .statusCode(200)
                .header("x-sluice-attempts", "2")
                .body("choices[0].message.content", equalTo("Hello"));
    }

    @Test
    void isToldByItsReasonWhenItComesAgain() {
        // Given
        stage.up().always(SPOILED);
        // When
        Response answer = stage.ask(chat("gem"));
        // Then
        answer.then()
                .statusCode(502)
                .header("x-sluice-attempts", "2")
                .body("error.message", containsString("MALFORMED_FUNCTION_CALL"));
    }
}
