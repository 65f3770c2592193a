package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Another target takes over until the first content, and never after it.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class FailoverJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    static List<Arguments> failures() {
        return List.of(
                Arguments.of("500", Script.error(500, "x")),
                Arguments.of(
                        "502 from a proxy", Script.status(502).piece("<html>Bad Gateway</html>")),
                Arguments.of("503", Script.error(503, "x")),
                Arguments.of("529", Script.error(529, "overloaded")),
                Arguments.of(
                        "429", Script.error(429, "rate_limit_exceeded").header("retry-after", "7")),
                Arguments.of("429 without quota", Script.error(429, "insufficient_quota")),
                Arguments.of("402", Script.error(402, "x")),
                Arguments.of("401", Script.error(401, "invalid_api_key")),
                Arguments.of("403", Script.error(403, "x")),
                Arguments.of("404", Script.error(404, "model_not_found")),
                Arguments.of("408", Script.error(408, "x")),
                Arguments.of("302", Script.status(302).header("location", "http://127.0.0.1:1/")),
                Arguments.of("reset", Script.slam()),
                Arguments.of("truncated answer", Script.ok("{\"choices\":[").header("x", "y")),
                Arguments.of(
                        "short of its length",
                        Script.ok("{}").header("content-length", "9").close()),
                Arguments.of("200 with an error", Script.ok(Chunks.error(500))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void retry4_anotherTargetTakesOver(String what, Script failure) {
        // Given
        int route = stage.route();
        stage.up().always(failure);
        stage.second().always(Script.ok(Chunks.whole("saved", 1, 1)));
        // When
        Response answer = stage.ask(chat("r" + route));
        // Then
        answer.then()
                .statusCode(200)
                .header("x-sluice-model", "f" + route)
                .body("choices[0].message.content", equalTo("saved"));
    }

    @Test
    void retry4_aConnectionRefusedFailsOver() {
        // Given
        stage.second().always(Script.ok(Chunks.whole("saved", 1, 1)));
        // When
        Response answer = stage.ask(chat("from-gone"));
        // Then
        answer.then().statusCode(200).header("x-sluice-attempts", "2");
    }

    /// It swallows what would open a connection: the attempt at it lasts a second.
    @Test
    void theTimeOfATargetThatDoesNotAnswerIsNotOurOwn() {
        // Given
        stage.second().always(Script.ok(Chunks.whole("saved", 1, 1)));
        OwnTime before = OwnTime.now();
        // When
        Response answer = stage.ask(chat("from-hole"));
        // Then
        answer.then().statusCode(200).header("x-sluice-attempts", "2");
        OwnTime own = OwnTime.now();
        assertTrue(own.ofOneCallAndShort(before), own + " after " + before);
    }

    @Test
    void err11_aConnectionRefusedWithoutAnotherTargetIs502() {
        // When
        Response answer = stage.ask(chat("gone"));
        // Then
        answer.then()
                .statusCode(502)
                .header("x-should-retry", "false")
                .header("x-request-id", matchesPattern(".+"))
                .body("error.message", matchesPattern(".*model 'gone'.*try again later.*"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 422})
    void retry4_err5_aFaultOfTheRequestGoesNowhereElse(int status) {
        // Given
        stage.up().always(Script.error(status, "bad"));
        // When
        Response answer = stage.ask(chat("r" + stage.route()));
        // Then
        answer.then()
                .statusCode(status)
                .header("x-should-retry", "false")
                .header("x-sluice-attempts", "1")
                .body("error.code", equalTo("bad"))
                .body("error.type", equalTo("scripted"));
    }

    @Test
    void countsTheFallbackAndTheCallOnce() {
        // Given
        int route = stage.route();
        stage.up().always(Script.error(503, "x"));
        stage.second().always(Script.ok(Chunks.whole("saved", 1, 1)));
        // When
        stage.ask(chat("r" + route));
        // Then
        assertEquals(
                "1.0 0.0 1.0",
                Stage.ended("f" + route, "2xx", "none")
                        + " "
                        + Stage.count("sluice.requests", "model", "a" + route)
                        + " "
                        + Stage.count("sluice.fallbacks", "from", "a" + route, "to", "f" + route));
    }

    @Test
    void eachAttemptStartsFromTheCallersBytes() throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(Script.error(503, "x"));
        stage.second().always(Script.ok(Chunks.whole("saved", 1, 1)));
        // When
        stage.ask(chat("r" + route, "\"seed\":1.0"));
        // Then
        assertEquals(chat("up-f" + route, "\"seed\":1.0"), stage.second().take().text());
    }

    @Test
    void atMostThreeAttempts() {
        // Given
        int route = stage.route();
        stage.up().always(Script.error(500, "x"));
        stage.second().always(Script.error(500, "x"));
        // When
        Response answer = stage.ask(chat("r" + route));
        // Then
        answer.then().statusCode(502).header("x-sluice-attempts", "3");
    }

    @Test
    void theRecordShowsTheAttemptThatWasRepeated() throws Exception {
        // Given
        String model = stage.fresh();
        stage.up().next(Script.error(500, "x")).always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        String id = stage.ask(chat(model)).header("x-sluice-decision");
        // Then
        Stage.await(
                () -> RestAssured.get("/admin/decisions/" + id).statusCode() == 200,
                "the record of " + id);
        RestAssured.get("/admin/decisions/" + id)
                .then()
                .body("attempts_detail.error", equalTo(Arrays.asList("upstream_error", null)));
    }
}
