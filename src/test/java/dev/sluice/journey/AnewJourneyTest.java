package dev.sluice.journey;

import static dev.sluice.journey.Office.ask;
import static dev.sluice.journey.Office.decided;
import static dev.sluice.journey.Office.get;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Decisions found by what they were, and made again.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class AnewJourneyTest {

    Office office;

    @BeforeEach
    void answer() {
        office.answer();
    }

    @ParameterizedTest
    @CsvSource({
        "rule=crew/proofs, rule, crew/proofs",
        "tier=reasoning, tier, reasoning",
        "model=quick, model, quick",
        "team=crew, team, crew",
        "route=auto, route, auto",
        "reason=explicit_model, reason, explicit_model",
        "status=2xx, status, 2xx"
    })
    void aFilterLeavesOnlyWhatItNames(String filter, String field, String value) {
        // Given
        ask("auto", "proof");
        ask("quick");
        // When
        Response told = get("/admin/decisions?" + filter);
        // Then
        told.then()
                .statusCode(200)
                .body("data", not(empty()))
                .body("data." + field, everyItem(equalTo(value)));
    }

    @Test
    void anyOfAFiltersValuesWillDo() {
        // Given
        String quick = decided("quick");
        String deep = decided("deep");
        // When
        Response told = get("/admin/decisions?model=quick&model=deep");
        // Then
        told.then().body("data.id", hasItem(quick)).body("data.id", hasItem(deep));
    }

    @Test
    void pagesFollowOneAnotherThroughAFilter() {
        // Given
        String older = decided("quick");
        ask("deep");
        String newer = decided("quick");
        Response first = get("/admin/decisions?model=quick&limit=1");
        first.then().body("data[0].id", equalTo(newer)).body("has_more", equalTo(true));
        // When
        Response second = get("/admin/decisions?model=quick&limit=1&after=" + first.path("next"));
        // Then
        second.then()
                .body("data", hasSize(lessThanOrEqualTo(1)))
                .body("data[0].id", equalTo(older));
    }

    @Test
    void featuresAreNotForPeople() {
        // Given
        String id = decided("auto");
        // When
        Response told = get("/admin/decisions/" + id);
        // Then
        told.then().body("features", nullValue());
    }

    @Test
    void aDecisionMadeAgainSaysWhichRulesWereMet() {
        // Given
        String id = decided("auto", "proof");
        // When
        Response told = RestAssured.post("/admin/decisions/" + id + "/replay");
        // Then
        told.then()
                .statusCode(200)
                .body("same", equalTo(true))
                .body("before.rule", equalTo("crew/proofs"))
                .body("after.model", equalTo("deep"))
                .body("rules.rule", equalTo(List.of("crew/pii stays home", "crew/proofs")))
                .body("rules[1].effect", not(equalTo("passed")))
                .body("candidates[0].model", equalTo("deep"));
    }

    @Test
    void aDecisionKeepsTheRulesItMet() {
        // Given
        String id = decided("auto", "proof");
        // When
        Response told = get("/admin/decisions/" + id);
        // Then
        told.then()
                .body("rules[0]", endsWith(" crew/pii stays home"))
                .body("rules[1]", equalTo("picked crew/proofs"));
    }

    @Test
    void aPageAfterNothingIsTheFirst() {
        // Given
        String newest = decided("quick");
        // When
        Response told = get("/admin/decisions?after=");
        // Then
        told.then().statusCode(200).body("data[0].id", equalTo(newest));
    }

    @Test
    void aPageAfterADecisionThatIsHeldNoMoreIsGone() {
        // When
        Response told = get("/admin/decisions?after=nobodys-1");
        // Then
        told.then().statusCode(410).body("error.code", equalTo("gone"));
    }

    @Test
    void anUnknownDecisionCannotBeMadeAgain() {
        // When
        Response told = RestAssured.post("/admin/decisions/nobodys-1/replay");
        // Then
        told.then().statusCode(404).body("error.code", equalTo("not_found"));
    }

    @Test
    void oneAttemptIsOneBar() {
        // Given
        String id = decided("quick");
        // When
        Response told = get("/admin/decisions/" + id);
        // Then
        told.then()
                .body("attempts_detail", hasSize(1))
                .body("attempts_detail[0].target", equalTo("quick"))
                .body("attempts_detail[0].error", nullValue());
    }

    @Test
    void anAttemptThatFailedIsABarOfItsOwn() {
        // Given
        office.up().next(Script.error(500, "x"));
        String id = decided("auto", "proof");
        // When
        Response told = get("/admin/decisions/" + id);
        // Then
        told.then()
                .body("attempts_detail[0].target", equalTo("deep"))
                .body("attempts_detail[0].error", equalTo("upstream_error"))
                .body("attempts_detail[1].target", equalTo("other"));
    }

    @Test
    void ofACandidateTheLastWordStands() {
        // Given
        String id = decided("up");
        // When
        Response told = get("/admin/decisions/" + id);
        // Then
        told.then()
                .body("candidates.model", equalTo(List.of("quick", "deep")))
                .body("candidates.why", equalTo(List.of("chosen", "fallback")));
    }
}
