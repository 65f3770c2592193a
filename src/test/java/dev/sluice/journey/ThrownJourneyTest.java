package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.count;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests that llama.cpp answers with 500 though they are to blame.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ThrownJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private static Script thrown(String message) {
        return Script.status(500)
                .json(
                        "{\"error\":{\"code\":500,\"message\":\"%s\",\"type\":\"server_error\"}}"
                                .formatted(message));
    }

    @Test
    void anInputThatIsTooLongTakesItsServerOutForNobody() {
        // Given
        String model = stage.model();
        String message = "input (6001 tokens) is too large to process";
        stage.up().always(thrown(message));
        Response last = null;
        // When
        for (int i = 0; i < 6; i++) {
            last =
                    stage.post(
                            "/v1/embeddings",
                            "{\"model\":\"%s\",\"input\":\"a\"}".formatted(model));
        }
        // Then
        last.then()
                .statusCode(400)
                .body("error.code", equalTo("context_length_exceeded"))
                .body("error.message", equalTo(message));
        assertEquals(6, stage.up().seen().size(), "each is sent once");
        assertEquals(1, count("sluice.upstream.up", "target", model));
    }

    @Test
    void anImageThatTheModelDoesNotTakeTakesItOutForNobody() {
        // Given
        String model = stage.model();
        stage.up().always(thrown("image input is not supported"));
        Response last = null;
        // When
        for (int i = 0; i < 6; i++) {
            last = stage.ask(chat(model));
        }
        // Then
        last.then()
                .statusCode(400)
                .body("error.message", containsString("image input is not supported"));
        assertEquals(6, stage.up().seen().size(), "each is sent once");
        assertEquals(1, count("sluice.upstream.up", "target", model));
    }

    @Test
    void anImageThatTheFirstDoesNotTakeGoesToWhoMay() {
        // Given
        int route = stage.route();
        stage.up().always(thrown("image input is not supported"));
        stage.second().always(Script.ok(Chunks.whole("saved", 1, 1)));
        // When
        Response answer = stage.ask(chat("r" + route));
        // Then
        answer.then().statusCode(200).header("x-sluice-model", "f" + route);
    }
}
