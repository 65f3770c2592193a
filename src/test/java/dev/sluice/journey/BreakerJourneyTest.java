package dev.sluice.journey;

import static dev.sluice.journey.Stage.count;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.journey.HealthWorld.Pair;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is in rotation, and what calls feel of it.
@QuarkusTest
@WithTestResource(HealthWorld.class)
@Timeout(60)
class BreakerJourneyTest {

    Pair pair;

    @BeforeEach
    void clear() {
        pair.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void f8_afterFiveFailuresTheVeryNextCallGoesElsewhere(int status) {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(status, "x"));
        pair.ask("w" + n, 5);
        pair.first().clear();
        // When
        Response answer = pair.ask("w" + n, 1);
        // Then
        answer.then().header("x-sluice-model", "g" + n).header("x-sluice-attempts", "1");
        assertEquals(0, pair.first().seen().size());
    }

    @Test
    void aBreakerThatOpenedIsSeenInTheMetrics() {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(500, "x"));
        // When
        pair.ask("w" + n, 5);
        // Then
        String target = "b" + n;
        assertEquals(
                "2.0 0.0 1.0",
                count("sluice.breaker.state", "target", target)
                        + " "
                        + count("sluice.upstream.up", "target", target)
                        + " "
                        + count(
                                "sluice.upstream.ejections",
                                "target",
                                target,
                                "reason",
                                "consecutive_errors"));
    }

    @Test
    void aSkippedTargetIsNoFallback() {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(500, "x"));
        pair.ask("w" + n, 5);
        double before = count("sluice.fallbacks", "from", "b" + n);
        // When
        pair.ask("w" + n, 3);
        // Then
        assertEquals(before, count("sluice.fallbacks", "from", "b" + n));
    }

    @Test
    void f10_aRefusedCredentialEjectsAtOnce() {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(401, "invalid_api_key"));
        pair.ask("w" + n, 1);
        // When
        Response answer = pair.ask("w" + n, 1);
        // Then
        answer.then().statusCode(200).header("x-sluice-attempts", "1");
        assertEquals(1, pair.first().seen().size());
    }

    @Test
    void aRefusedCredentialIsNotTriedEvenWhenNobodyElseIsLeft() {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(401, "invalid_api_key"));
        pair.ask("b" + n, 1);
        // When
        Response answer = pair.ask("b" + n, 1);
        // Then
        answer.then().statusCode(503);
        assertEquals(1, pair.first().seen().size());
    }

    @Test
    void r7_anEmptyAccountEjectsUntilSomebodyFillsIt() {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(402, "insufficient_quota"));
        // When
        pair.ask("b" + n, 1);
        // Then
        assertEquals(1, count("sluice.upstream.ejections", "target", "b" + n, "reason", "quota"));
    }

    @Test
    void f13_whenAllAreOutTheLeastBadIsTried() {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(500, "x"));
        pair.second().always(Script.error(500, "x"));
        pair.ask("w" + n, 5);
        pair.clear();
        // When
        Response answer = pair.ask("w" + n, 1);
        // Then
        answer.then().statusCode(200).header("x-sluice-attempts", "1");
    }

    @Test
    void aTargetThatServesInPanicIsBackInRotation() {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(500, "x"));
        pair.ask("b" + n, 5);
        pair.clear();
        // When
        pair.ask("b" + n, 1);
        // Then
        assertEquals(
                "0.0 1.0",
                count("sluice.breaker.state", "target", "b" + n)
                        + " "
                        + count("sluice.upstream.up", "target", "b" + n));
    }

    @Test
    void f9_aLimitedTargetRestsAndReturns() throws Exception {
        // Given
        int n = pair.route();
        pair.first()
                .next(Script.error(429, "rate_limit_exceeded").header("retry-after-ms", "6000"));
        pair.ask("w" + n, 1);
        pair.ask("w" + n, 1).then().header("x-sluice-model", "g" + n);
        // When
        Stage.await(
                () -> pair.ask("w" + n, 1).header("x-sluice-model").equals("b" + n),
                "the rest is over");
        // Then
        pair.ask("w" + n, 1).then().header("x-sluice-attempts", "1");
    }

    @Test
    void f9_whenAllRestTheCallerHearsTheSmallestHint() {
        // Given
        int n = pair.route();
        pair.first().next(Script.error(429, "x").header("retry-after", "30"));
        pair.second().next(Script.error(429, "x").header("retry-after", "20"));
        pair.ask("w" + n, 1);
        // When
        Response answer = pair.ask("w" + n, 1);
        // Then
        answer.then()
                .statusCode(429)
                .header("retry-after", matchesPattern("(19|20)"))
                .body("error.message", matchesPattern(".*limits the gateway's rate.*"));
        assertEquals(1, pair.first().seen().size());
    }

    @Test
    void callerErrorsNeverOpenABreaker() {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(400, "bad"));
        pair.ask("b" + n, 20);
        pair.clear();
        // When
        Response answer = pair.ask("w" + n, 1);
        // Then
        answer.then().header("x-sluice-model", equalTo("b" + n));
    }
}
