package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where a call goes first, what is said of it, and what the last word is when all fail.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ChoiceJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
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
}
