package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    static List<Arguments> streamFailures() {
        return List.of(
                Arguments.of("500", Script.error(500, "x")),
                Arguments.of(
                        "first frame an error", Script.events().event(Chunks.error(500)).done()),
                Arguments.of(
                        "role, then an error",
                        Script.events().event(Chunks.role()).event(Chunks.error(503))),
                Arguments.of("role, then a reset", Script.events().event(Chunks.role()).reset()),
                Arguments.of("role, then an end", Script.events().event(Chunks.role())),
                Arguments.of("JSON instead", Script.ok(Chunks.whole("a", 1, 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streamFailures")
    void retry5_aStreamStartsAgainBeforeTheFirstContent(String what, Script failure)
            throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(failure);
        stage.second().always(Script.chat("saved"));
        // When
        Stage.Streamed stream = stage.stream(streaming("r" + route));
        // Then
        assertTrue(
                stream.head().contains("x-sluice-model: f" + route)
                        && stream.body().contains("saved"),
                stream.toString());
    }

    @Test
    void retry5_nothingIsRetriedAfterTheFirstContent() throws Exception {
        // Given
        stage.up().always(Script.events().event(Chunks.content("Hello")).reset());
        stage.second().always(Script.chat("saved"));
        // When
        String body = stage.stream(streaming("r" + stage.route())).body();
        // Then
        assertEquals(
                "true false 0",
                body.contains("Hello")
                        + " "
                        + body.contains("saved")
                        + " "
                        + stage.second().seen().size());
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
    @ValueSource(strings = {"first-byte", "first-token"})
    void flow3_retry4_aClockBeforeTheFirstContentFailsOver(String clock) throws Exception {
        // Given
        Script events = Script.events();
        stage.up()
                .always((clock.equals("first-byte") ? events : events.event(Chunks.role())).hang());
        stage.second().always(Script.chat("saved"));
        // When
        String head = stage.stream(streaming("from-" + clock)).head();
        // Then
        assertTrue(head.contains("x-sluice-model: spare"), head);
    }

    @Test
    void flow3_retry4_theTotalClockOfAWholeAnswerFailsOver() {
        // Given
        stage.up().always(Script.silent());
        stage.second().always(Script.ok(Chunks.whole("saved", 1, 1)));
        // When
        Response answer = stage.ask(chat("from-total"));
        // Then
        answer.then().statusCode(200).header("x-sluice-model", "spare");
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
    void callersMayWantNoFallback() throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(Script.error(500, "x"));
        stage.second().always(Script.chat("saved"));
        // When
        Stage.Streamed stream = stage.stream(streaming("r" + route), "x-sluice-fallback: none");
        // Then
        assertEquals(
                "true 0",
                stream.head().startsWith("HTTP/1.1 502 ") + " " + stage.second().seen().size(),
                stream.head());
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
    void retry3_theLastWordOf429CarriesTheSmallestHint() {
        // Given
        stage.up().always(Script.error(429, "x").header("retry-after", "30"));
        stage.second().always(Script.error(429, "x").header("retry-after-ms", "9000"));
        // When
        Response answer = stage.ask(chat("r" + stage.route()));
        // Then
        answer.then()
                .statusCode(429)
                .header("retry-after", "9")
                .header("retry-after-ms", "9000")
                .body("error.type", equalTo("rate_limit_error"))
                .body("error.code", equalTo("rate_limit_exceeded"));
    }

    @Test
    void retry3_aHintBeyondTwoMinutesTellsTheClientNotToRetry() {
        // Given
        stage.up().always(Script.error(429, "x").header("retry-after", "3600"));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then()
                .statusCode(429)
                .header("retry-after", "3600")
                .header("x-should-retry", "false");
    }

    @Test
    void retry3_503CarriesAHintToo() {
        // Given
        stage.up().always(Script.error(503, "x"));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then()
                .statusCode(503)
                .header("retry-after", "1")
                .header("retry-after-ms", "1000")
                .body("error.code", equalTo("no_upstream_available"));
    }

    @Test
    void atMostThreeAttempts() {
        // Given
        int route = stage.route();
        stage.up().always(Script.slam());
        stage.second().always(Script.slam());
        // When
        Response answer = stage.ask(chat("r" + route));
        // Then
        answer.then().statusCode(502).header("x-sluice-attempts", "3");
    }

    @Test
    void aTargetThatKeepsFailingIsSkipped() {
        // Given
        int route = stage.route();
        stage.up().always(Script.error(500, "x"));
        stage.second().always(Script.ok(Chunks.whole("saved", 1, 1)));
        for (int i = 0; i < 12; i++) {
            stage.ask(chat("r" + route));
        }
        int before = stage.up().seen().size();
        // When
        Response answer = stage.ask(chat("r" + route));
        // Then
        answer.then().statusCode(200).header("x-sluice-attempts", "1");
        assertEquals(before, stage.up().seen().size());
    }

    @Test
    void aFaultOfTheRequestDoesNotOpenTheBreaker() {
        // Given
        String model = stage.model();
        stage.up().always(Script.error(400, "x"));
        for (int i = 0; i < 15; i++) {
            stage.ask(chat(model));
        }
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        Response answer = stage.ask(chat(model));
        // Then
        answer.then().statusCode(200);
    }

    @Test
    void retry6_theDeadlineEndsTheCallAndNoAttemptFollows() {
        // Given
        stage.up().always(Script.silent());
        // When
        Response answer =
                stage.caller()
                        .header("x-sluice-deadline-ms", "200")
                        .body(chat("r" + stage.route()).getBytes())
                        .post(Stage.CHAT);
        // Then
        answer.then().statusCode(504).body("error.code", equalTo("upstream_timeout"));
        assertEquals(0, stage.second().seen().size());
    }

    @Test
    void retry6_theSdksReadTimeoutIsADeadline() {
        // Given
        stage.up().always(Script.silent());
        // When
        Response answer =
                stage.caller()
                        .header("x-stainless-read-timeout", "0.2")
                        .body(chat(stage.model()).getBytes())
                        .post(Stage.CHAT);
        // Then
        answer.then().statusCode(504);
    }

    @Test
    void cache4_aConversationKeepsItsReplica() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        stage.second().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        for (int i = 0; i < 6; i++) {
            stage.ask(chat("pair"));
        }
        // Then
        assertEquals(Set.of(0, 6), Set.of(stage.up().seen().size(), stage.second().seen().size()));
    }

    @Test
    void cache4_conversationsSpreadOverReplicas() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        stage.second().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        for (int i = 0; i < 40; i++) {
            stage.ask(chat("pair").replace("hi", "hi " + i));
        }
        // Then
        assertTrue(Math.min(stage.up().seen().size(), stage.second().seen().size()) >= 5);
    }

    @Test
    void weightsSpreadConversationsOverModels() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        Set<String> models = new HashSet<>();
        // When
        for (int i = 0; i < 40; i++) {
            models.add(stage.ask(chat("halves").replace("hi", "hi " + i)).header("x-sluice-model"));
        }
        // Then
        assertEquals(Set.of("h1", "h2"), models);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 500})
    void hdr5_everyDecisionHeaderIsThere(int status) {
        // Given
        stage.up()
                .always(
                        status == 200
                                ? Script.ok(Chunks.whole("a", 1, 1))
                                : Script.error(status, "x"));
        stage.second().always(Script.error(500, "x"));
        int route = stage.route();
        // When
        Response answer = stage.ask(chat("r" + route));
        // Then
        answer.then()
                .header("x-sluice-decision", matchesPattern("\\S+"))
                .header("x-sluice-route", "r" + route)
                .header("x-sluice-model", status == 500 ? "f" + route : "a" + route)
                .header("x-sluice-tier", "fast")
                .header("x-sluice-complexity", matchesPattern("0\\.\\d{4}"))
                .header("x-sluice-because", matchesPattern(".+"))
                .header("x-sluice-attempts", status == 500 ? "2" : "1");
    }

    @Test
    void hdr5_aPinnedModelIsExplainedToo() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        Response answer = stage.ask(chat("same"));
        // Then
        answer.then()
                .header("x-sluice-route", "same")
                .header("x-sluice-tier", "pinned")
                .header("x-sluice-complexity", matchesPattern("0\\.\\d{4}"))
                .header("x-sluice-because", "the caller named this model");
    }
}
