package dev.sluice.journey;

import static dev.sluice.journey.Office.ask;
import static dev.sluice.journey.Office.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator sees of a gateway that works.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class OverlookJourneyTest {

    Office office;

    @BeforeEach
    void answer() {
        office.answer();
    }

    @Test
    void theOverviewCountsWhatEnded() throws TimeoutException {
        // Given
        int before = get("/admin/overview").jsonPath().getInt("stats.requests");
        // When
        ask("quick");
        // Then
        Stage.await(
                () -> get("/admin/overview").jsonPath().getInt("stats.requests") > before,
                "the overview to count a call");
    }

    @Test
    void aSimulationNeedsNoPrice() throws TimeoutException {
        // Given
        int before = get("/admin/overview").jsonPath().getInt("stats.requests");
        // When
        ask("toy");
        Stage.await(
                () -> get("/admin/overview").jsonPath().getInt("stats.requests") > before,
                "the overview to count a call");
        // Then
        get("/admin/overview").then().body("attention.subject", not(hasItem("toy")));
    }

    @Test
    void whatHasNoPriceIsNotFree() throws TimeoutException {
        // When
        ask("toy");
        // Then
        String toy = "models.find { it.name == 'toy' }.stats.";
        Stage.await(
                () -> get("/admin/models").jsonPath().getInt(toy + "unpriced") > 0,
                "a call without a price");
        get("/admin/models").then().body(toy + "cost_micros", nullValue());
    }

    @Test
    void theMoneyOfTheHourSaysHowManyCallsItLeavesOut() throws TimeoutException {
        // Given
        int before = get("/admin/overview").jsonPath().getInt("unpriced_hour");
        // When
        ask("toy");
        // Then
        Stage.await(
                () -> get("/admin/overview").jsonPath().getInt("unpriced_hour") > before,
                "a call without a price");
    }

    @Test
    void theOverviewSaysWhatIsInForce() {
        // When
        Response told = get("/admin/overview");
        // Then
        told.then()
                .statusCode(200)
                .body("configuration.hash", notNullValue())
                .body("in_flight", greaterThanOrEqualTo(0))
                .body("spark.requests", hasSize(60));
    }

    @Test
    void everyModelIsListedWithItsTargets() {
        // When
        Response told = get("/admin/models");
        // Then
        told.then()
                .statusCode(200)
                .body("models.name", equalTo(java.util.List.of("quick", "other", "deep", "toy")))
                .body("models[0].provider", equalTo("up"))
                .body("models[0].residency", equalTo("self-hosted"))
                .body("models[0].price.output", equalTo(2))
                .body("models[0].targets[0].breaker", equalTo("closed"))
                .body("models[0].targets[0].up", equalTo(true))
                .body("models[0].targets[0].queue", nullValue())
                .body("models[0].stats", hasKey("error_share"));
    }

    @Test
    void noAnswerHoldsAKeyOfAProvider() {
        // When
        String told = get("/admin/models").asString() + get("/admin/system").asString();
        // Then
        assertTrue(!told.contains(World.UPSTREAM_KEY), told);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/models?window=61, window",
        "/admin/series?dimension=planet, dimension",
        "/admin/series?step=2, step",
        "/admin/heatmap?of=mood, of",
        "/admin/routes?window=x, window",
        "/admin/decisions?limit=0, limit",
        "/admin/decisions?tteam=x, query"
    })
    void aStrangeParameterIsNamed(String path, String param) {
        // When
        Response told = get(path);
        // Then
        told.then()
                .statusCode(400)
                .body("error.param", equalTo(param))
                .body("error.code", equalTo("unsupported_value"));
    }

    @Test
    void routesShowPoolsRulesAndWhereTheyAreWritten() {
        // When
        Response told = get("/admin/routes");
        // Then
        told.then()
                .statusCode(200)
                .body("routes[0].name", equalTo("auto"))
                .body("routes[0].fast.models[0].weight", equalTo(80))
                .body("routes[0].reasoning.models[0].model", equalTo("deep"))
                .body("routes[0].threshold", equalTo(0.3f))
                .body("routes[0].file", equalTo("routes.yaml"))
                .body("routes[0].line", equalTo(4))
                .body("teams[0].rules[1].label", equalTo("crew/proofs"))
                .body("teams[0].rules[1].tier", equalTo("reasoning"))
                .body("teams[0].rules[1].file", equalTo("teams/crew.yaml"))
                .body("teams[0].rules[1].line", equalTo(6));
    }
}
