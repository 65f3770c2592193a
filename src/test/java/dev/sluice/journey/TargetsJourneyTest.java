package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.journey.HealthWorld.Pair;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Targets as an operator sees and mends them.
@QuarkusTest
@WithTestResource(HealthWorld.class)
@Timeout(60)
class TargetsJourneyTest {

    Pair pair;

    @BeforeEach
    void clear() {
        pair.clear();
    }

    private static ValidatableResponse targets() {
        return RestAssured.get("/admin/targets").then().statusCode(200);
    }

    private static String of(String target, String member) {
        return "data.find { it.target == '" + target + "' }." + member;
    }

    private int broken() {
        int n = pair.route();
        pair.first().always(Script.error(500, "x"));
        pair.ask("b" + n, 5);
        pair.clear();
        return n;
    }

    @Test
    void targetsNobodyCalledYetAreShownToo() {
        targets()
                .body("object", equalTo("list"))
                .body("data.target", hasItems("b1", "g" + HealthWorld.ROUTES))
                .body(of("g" + HealthWorld.ROUTES, "provider"), equalTo("second"))
                .body(of("g" + HealthWorld.ROUTES, "state"), equalTo("in"))
                .body(of("g" + HealthWorld.ROUTES, "share"), equalTo(1.0f));
    }

    @Test
    void anOpenBreakerIsShownWithItsReasonAndTime() {
        // Given
        int n = broken();
        // When
        ValidatableResponse shown = targets();
        // Then
        shown.body(of("b" + n, "state"), equalTo("out"))
                .body(of("b" + n, "reason"), equalTo("consecutive_errors"))
                .body(of("b" + n, "for_ms"), greaterThan(0));
    }

    @Test
    void aResetPutsATargetBackIntoRotationAtOnce() {
        // Given
        int n = broken();
        RestAssured.post("/admin/targets/b" + n + "/reset")
                .then()
                .statusCode(200)
                .body("state", equalTo("in"));
        // When
        String model = pair.ask("w" + n, 1).header("x-sluice-model");
        // Then
        assertEquals("b" + n, model);
    }

    @Test
    void keysThatRestAreCountedAndAResetFreesThem() {
        // Given
        int n = pair.route();
        pair.first().next(Script.error(401, "invalid_api_key"));
        pair.ask("k" + n, 1);
        targets().body(of("k" + n, "keys_resting"), equalTo(1));
        // When
        ValidatableResponse reset =
                RestAssured.post("/admin/targets/k" + n + "/reset").then().statusCode(200);
        // Then
        reset.body("keys", equalTo(2)).body("keys_resting", equalTo(0));
    }

    @Test
    void noKeyIsEverShown() {
        targets().body("data.collect { it.toString() }", everyItem(not(matchesPattern(".*sk-.*"))));
    }

    @Test
    void anUnknownTargetIs404() {
        RestAssured.post("/admin/targets/nobody/reset")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("not_found"))
                .body("error.message", matchesPattern("target: 'nobody' is not .*"));
    }
}
