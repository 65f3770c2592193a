package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Decisions on record, as operators see them.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class DecisionsJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("Hello", 3, 2)));
    }

    @Test
    void theRecordSaysWhatWasDecidedAndWhatBecameOfIt() {
        // Given
        String model = stage.model();
        String decision = stage.ask(chat(model)).header("x-sluice-decision");
        // When
        Response told = Board.record(decision);
        // Then
        told.then()
                .statusCode(200)
                .body("team", equalTo("all"))
                .body("requested_model", equalTo(model))
                .body("tier", equalTo("pinned"))
                .body("reason", equalTo("explicit_model"))
                .body("candidates[0].model", equalTo(model))
                .body("propensity", equalTo(1.0f))
                .body("model", equalTo(model))
                .body("status", equalTo("2xx"))
                .body("finish", equalTo("stop"))
                .body("in_tokens", equalTo(3))
                .body("out_tokens", equalTo(2));
    }

    @Test
    void anAnswerThatWasAllThoughtIsEmptyAtItsLength() {
        // Given
        stage.up()
                .always(
                        Script.ok(
                                "{\"id\":\"a\",\"object\":\"chat.completion\",\"model\":\"x\",\"choices\":[{\"index\":0,"
                                        + "\"message\":{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":\"hm\"},"
                                        + "\"finish_reason\":\"length\"}]}"));
        String decision = Board.decision(stage);
        // When
        Response told = Board.record(decision);
        // Then
        told.then().body("finish", equalTo("length")).body("empty", equalTo(true));
    }

    @Test
    void aFailedCallIsOnRecordToo() {
        // Given
        stage.up().always(Script.error(500, "boom"));
        String decision = stage.ask(chat(stage.model())).header("x-sluice-decision");
        // When
        Response told = Board.record(decision);
        // Then
        told.then().body("status", equalTo("5xx")).body("error", equalTo("upstream_error"));
    }

    @Test
    void withoutConsentNoTextIsOnRecord() {
        // Given
        String decision =
                stage.ask(
                                chat(stage.model(), "\"user\":\"canary-user\"")
                                        .replace("\"hi\"", "\"" + Board.CANARY + "\""))
                        .header("x-sluice-decision");
        // When
        Response told = Board.record(decision);
        // Then
        told.then()
                .statusCode(200)
                .body(not(containsString("canary")))
                .body("$", not(hasKey("prompt")));
    }

    @Test
    void withConsentThePromptIsOnRecord() {
        // Given
        String decision = Board.asFew(stage, "same");
        // When
        Response told = Board.record(decision);
        // Then
        told.then().body("prompt", equalTo(Board.CANARY));
    }

    @Test
    void operatorsSeeTheNewestFirst() {
        // Given
        String older = Board.decision(stage);
        String newer = Board.decision(stage);
        // When
        List<String> ids = Board.operator().get("/admin/decisions?limit=2").path("data.id");
        // Then
        assertEquals(List.of(newer, older), ids);
    }

    @Test
    void aPageGoesOnAfterTheOneBefore() {
        // Given
        String oldest = Board.decision(stage);
        String middle = Board.decision(stage);
        Board.decision(stage);
        // When
        Response page = Board.operator().get("/admin/decisions?limit=1&after=" + middle);
        // Then
        page.then()
                .body("data[0].id", equalTo(oldest))
                .body("object", equalTo("list"))
                .body("data.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "x"})
    void aStrangeLimitIsRefused(String limit) {
        // When
        Response said = Board.operator().get("/admin/decisions?limit=" + limit);
        // Then
        said.then().statusCode(400).body("error.message", containsString("limit: '" + limit + "'"));
    }

    @Test
    void aRecordThatIsNotHeldIsNotFound() {
        // When
        Response said = Board.record("nobodys-1");
        // Then
        said.then().statusCode(404).body("error.message", containsString("'nobodys-1'"));
    }

    @Test
    void askingTheSameAgainIsOnRecord() {
        // Given
        String model = stage.model();
        String body = chat(model).replace("\"hi\"", "\"asked twice, word for word\"");
        String first = stage.ask(body).header("x-sluice-decision");
        // When
        stage.ask(body);
        // Then
        Board.record(first).then().body("again", equalTo("retry"));
    }
}
