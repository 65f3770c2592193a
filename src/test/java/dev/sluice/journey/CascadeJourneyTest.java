package dev.sluice.journey;

import static dev.sluice.journey.Stage.await;
import static dev.sluice.journey.Stage.count;
import static dev.sluice.journey.TierWorld.ask;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.journey.TierWorld.Tiers;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers that fall short, and who answers again.
@QuarkusTest
@WithTestResource(TierWorld.class)
@Timeout(60)
class CascadeJourneyTest {

    Tiers tiers;

    @BeforeEach
    void clear() {
        tiers.clear();
    }

    @Test
    void anAnswerCutShortIsAskedForAgain() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        // When
        Response answer = ask("cascade", "hi");
        // Then
        answer.then()
                .statusCode(200)
                .header("x-sluice-model", "deep")
                .header("x-sluice-tier", "reasoning")
                .header("x-sluice-escalated", "length, from quick")
                .header("x-sluice-attempts", "2")
                .body("choices[0].message.content", equalTo("deep"));
    }

    @Test
    void brokenJsonUnderASchemaIsAskedForAgain() {
        // Given
        tiers.quick().always(Scripts.ended("{\"a\":", "stop"));
        // When
        Response answer =
                ask(
                        "cascade",
                        "hi",
                        "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\"}}");
        // Then
        answer.then().header("x-sluice-escalated", "schema, from quick");
    }

    @Test
    void bothAnswersArePaidFor() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        double quick = count("sluice.cost.micros", "model", "quick");
        double deep = count("sluice.cost.micros", "model", "deep");
        // When
        ask("cascade", "hi");
        // Then
        assertEquals(
                "1020 10200",
                Math.round(count("sluice.cost.micros", "model", "quick") - quick)
                        + " "
                        + Math.round(count("sluice.cost.micros", "model", "deep") - deep));
    }

    @Test
    void oneCallIsOneRequestHoweverManyAnswered() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        double before = count("sluice.requests");
        // When
        ask("cascade", "hi");
        // Then
        assertEquals(1, count("sluice.requests") - before);
    }

    @Test
    void aGoodAnswerIsNotAskedForAgain() {
        // When
        Response answer = ask("cascade", "hi");
        // Then
        answer.then().header("x-sluice-model", "quick").header("x-sluice-escalated", nullValue());
    }

    @Test
    void theFirstAnswerStandsWhenTheSecondFails() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        tiers.deep().always(Script.error(400, "no"));
        // When
        Response answer = ask("cascade", "hi");
        // Then
        answer.then()
                .statusCode(200)
                .header("x-sluice-model", "quick")
                .body("choices[0].message.content", equalTo("cut"));
    }

    @Test
    void theAnswerThatStandsSaysNothingOfTheOneThatFailed() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        tiers.deep().always(Script.error(400, "no"));
        // When
        Response answer = ask("cascade", "hi");
        // Then
        assertEquals(
                "[quick] [1]",
                answer.headers().getValues("x-sluice-model")
                        + " "
                        + answer.headers().getValues("x-sluice-attempts"));
    }

    @Test
    void anAttemptThatTheSecondAnswerLostIsInTheRecord() throws Exception {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        tiers.deep().next(Script.error(500, "x"));
        // When
        Response answer = ask("cascade", "hi");
        // Then
        String id = answer.header("x-sluice-decision");
        await(
                () -> RestAssured.get("/admin/decisions/" + id).statusCode() == 200,
                "the record of " + id);
        RestAssured.get("/admin/decisions/" + id)
                .then()
                .body("attempts_detail.error", hasItem("upstream_error"));
    }

    @Test
    void failedEscalationsAreCounted() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        tiers.deep().always(Script.error(400, "no"));
        double before = count("sluice.escalations", "reason", "length", "result", "failed");
        // When
        ask("cascade", "hi");
        // Then
        assertEquals(
                1, count("sluice.escalations", "reason", "length", "result", "failed") - before);
    }

    @Test
    void anEmptyAnswerAtItsLimitIsCounted() {
        // Given
        tiers.quick().always(Scripts.ended("", "length"));
        double before = count("sluice.replies.cut.empty", "tier", "fast", "model", "quick");
        // When
        ask("plain", "hi");
        // Then
        assertEquals(
                1, count("sluice.replies.cut.empty", "tier", "fast", "model", "quick") - before);
    }
}
