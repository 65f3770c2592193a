package dev.sluice.journey;

import static dev.sluice.journey.TierWorld.send;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.dial.Dials;
import dev.sluice.journey.TierWorld.Tiers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a threshold follows the scores of a route.
@QuarkusTest
@WithTestResource(TierWorld.class)
@Timeout(180)
class ThresholdJourneyTest {

    private final HttpClient client = HttpClient.newHttpClient();

    Tiers tiers;

    @BeforeEach
    void clear() {
        tiers.clear();
    }

    @Test
    void theThresholdFollowsTheScores() throws Exception {
        // Given
        Random random = new Random(5);
        for (int i = 0; i < 700; i++) {
            tier(prose(random));
        }
        CDI.current().select(Dials.class).get().turn();
        // When
        int reasoning = 0;
        for (int i = 0; i < 300; i++) {
            reasoning += tier(prose(random)).equals("reasoning") ? 1 : 0;
        }
        // Then
        int share = reasoning;
        assertTrue(share > 60 && share < 120, () -> share + " of 300, aimed at 90");
    }

    @Test
    void aScoreThatDecidedNothingDoesNotMoveTheThreshold() throws Exception {
        // Given
        Dials dials = CDI.current().select(Dials.class).get();
        tier("why is the sea salty");
        dials.turn();
        double before = dials.of("share").scores();
        // When
        send(
                "{\"model\":\"share\",\"reasoning_effort\":\"high\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        dials.turn();
        double asked = dials.of("share").scores();
        tier("why is the sky blue");
        dials.turn();
        // Then
        assertEquals(before, asked);
        assertTrue(dials.of("share").scores() > asked);
    }

    /// By a client that is quicker than RestAssured.
    private String tier(String text) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + RestAssured.port + Stage.CHAT))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(TierWorld.chat("share", text)))
                        .build();
        return client.send(request, BodyHandlers.ofString())
                .headers()
                .firstValue("x-sluice-tier")
                .orElseThrow();
    }

    @Test
    void explainSaysWhereTheThresholdComesFrom() {
        // When
        Response told =
                RestAssured.given()
                        .contentType("application/json")
                        .body(
                                "{\"model\":\"share\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                        .post("/admin/explain");
        // Then
        told.then().body("'threshold-from'", containsString("solved for reasoning-share on "));
    }

    /// Texts of very different weight, written for the project.
    private static String prose(Random random) {
        String[] words = {
            "why",
            "prove",
            "hello",
            "calculate",
            "table",
            "7 + 5",
            "exactly",
            "then",
            "list",
            "summer",
            "function",
            "route",
            "at least",
            "step by step",
            "train",
            "?"
        };
        StringBuilder text = new StringBuilder();
        for (int left = 1 + random.nextInt(60); left > 0; left--) {
            text.append(words[random.nextInt(words.length)]).append(' ');
        }
        return text.toString();
    }
}
