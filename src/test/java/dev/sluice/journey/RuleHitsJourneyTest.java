package dev.sluice.journey;

import static dev.sluice.journey.Office.ask;
import static dev.sluice.journey.Office.decided;
import static dev.sluice.journey.Office.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which calls a rule took part in, as numbers and as a list.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class RuleHitsJourneyTest {

    Office office;

    @BeforeEach
    void answer() {
        office.answer();
    }

    @ParameterizedTest
    @CsvSource({"auto, proof, 1, picked", "auto, pii, 0, narrowed", "quick, pii, 0, narrowed"})
    void aRuleIsHitByWhatItDid(String model, String tag, int rule, String effect)
            throws TimeoutException {
        // Given
        int before = hits(rule, effect);
        // When
        ask(model, tag);
        // Then
        Stage.await(() -> hits(rule, effect) == before + 1, "the rule to be hit");
    }

    @Test
    void aRuleThatDoesNotHoldIsNotHit() throws TimeoutException {
        // Given
        List<Integer> before = List.of(hits(0, "picked"), hits(0, "narrowed"), hits(0, "denied"));
        int others = hits(1, "picked");
        // When
        ask("auto", "proof");
        Stage.await(() -> hits(1, "picked") == others + 1, "the call to be counted");
        // Then
        assertEquals(before, List.of(hits(0, "picked"), hits(0, "narrowed"), hits(0, "denied")));
    }

    @Test
    void aRuleThatPicksDoesNothingToAModelThatTheCallerNamed() {
        // When
        Response told = get("/admin/decisions/" + decided("quick", "proof"));
        // Then
        told.then()
                .body("rule", equalTo("none"))
                .body(
                        "rules",
                        equalTo(List.of("passed crew/pii stays home", "passed crew/proofs")));
    }

    @Test
    void aRuleThatPicksHasNoHitWhereTheCallerNamedAModel() throws TimeoutException {
        // Given
        int picked = hits(1, "picked");
        int narrowed = hits(1, "narrowed");
        // When
        ask("quick", "proof");
        ask("auto", "proof");
        Stage.await(() -> hits(1, "picked") == picked + 1, "the later call to be counted");
        // Then
        assertEquals(narrowed, hits(1, "narrowed"));
    }

    private static int hits(int rule, String effect) {
        return get("/admin/routes")
                .jsonPath()
                .getInt("teams[0].rules[" + rule + "].hits." + effect);
    }

    @Test
    void theCallsOfARuleAreThoseItTookPartIn() {
        // Given
        String narrowed = decided("auto", "pii");
        String other = decided("auto", "proof");
        // When
        Response told = get("/admin/decisions?rule=crew/pii%20stays%20home");
        // Then
        told.then().body("data.id", hasItem(narrowed)).body("data.id", not(hasItem(other)));
    }

    @Test
    void callsSinceAMomentAreThoseThatEndedThenOrLater() {
        // Given
        String first = decided("quick");
        long at = get("/admin/decisions/" + first).jsonPath().getLong("at_ms");
        String later = decided("quick");
        // When
        Response told = get("/admin/decisions?since=" + (at + 1));
        // Then
        told.then().body("data.id", not(hasItem(first)));
        told.then()
                .body("data.id", everyItem(not(equalTo(first))))
                .body("has_more", equalTo(false));
        assertTrue(
                get("/admin/decisions?since=" + at).jsonPath().getList("data.id").contains(later));
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "-1", "1e9"})
    void whatIsNoMomentIsNamed(String since) {
        // When
        Response told = get("/admin/decisions?since=" + since);
        // Then
        told.then().statusCode(400).body("error.param", equalTo("since"));
    }
}
