package dev.sluice.journey;

import static dev.sluice.journey.TierWorld.ask;
import static dev.sluice.journey.TierWorld.send;
import static org.hamcrest.Matchers.containsString;

import dev.sluice.journey.TierWorld.Tiers;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How requests are divided between two tiers.
@QuarkusTest
@WithTestResource(TierWorld.class)
@Timeout(60)
class TierJourneyTest {

    Tiers tiers;

    @BeforeEach
    void clear() {
        tiers.clear();
    }

    @Test
    void theJudgeDecidesWhereTheScoreIsTooClose() throws IOException {
        // Given
        closeToTheThreshold("why does it rain");
        // When
        Response answer = ask("asks", "why does it rain");
        // Then
        answer.then()
                .header("x-sluice-tier", "reasoning")
                .header("x-sluice-because", containsString("second opinion"));
    }

    @Test
    void aJudgeThatFailsLeavesItToTheDefault() throws IOException {
        // Given
        closeToTheThreshold("why does it snow");
        tiers.umpire().always(Script.error(500, "x"));
        // When
        Response answer = ask("asks", "why does it snow");
        // Then
        answer.then().statusCode(200).header("x-sluice-tier", "fast");
    }

    @Test
    void aConversationThatTheJudgeSentUpStaysThere() throws IOException {
        // Given
        String close = "Reverse each word of this list and explain why. What is the output?";
        closeToTheThreshold(close);
        ask("asks", close).then().header("x-sluice-tier", "reasoning");
        tiers.umpire().always(Script.ok(Chunks.whole("0", 50, 1)));
        // When
        Response answer =
                send(
                        "{\"model\":\"asks\",\"messages\":["
                                + "{\"role\":\"user\",\"content\":\""
                                + close
                                + "\"},"
                                + "{\"role\":\"assistant\",\"content\":\"ice\"},"
                                + "{\"role\":\"user\",\"content\":\"thanks\"}]}");
        // Then
        answer.then()
                .header("x-sluice-tier", "reasoning")
                .header("x-sluice-because", containsString("conversation"));
    }

    /// Moves the threshold of `asks` to the score of a text, and asks the judge often enough to
    /// have it loaded: its first call may be late.
    private void closeToTheThreshold(String text) throws IOException {
        String score = ask("plain", text).header("x-sluice-complexity");
        tiers.write(", reasoning-above: " + score);
        RestAssured.post("/admin/config/reload").then().statusCode(200);
        for (int i = 0; i < 20; i++) {
            String more = text + " ".repeat(i + 1);
            if (ask("asks", more).header("x-sluice-tier").equals("reasoning")) {
                return;
            }
        }
    }

    @Test
    void aToolsResultGoesBackToTheModelThatCalledTheTool() {
        // Given
        String tool =
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\",\"parameters\":{}}}]";
        send(
                "{\"model\":\"plain\",\"reasoning_effort\":\"high\",\"messages\":["
                        + user()
                        + "],"
                        + tool
                        + "}");
        // When
        Response answer =
                send(
                        "{\"model\":\"plain\",\"messages\":["
                                + user()
                                + ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]}"
                                + ",{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"sun\"}],"
                                + tool
                                + "}");
        // Then
        answer.then()
                .header("x-sluice-model", "deep")
                .header("x-sluice-because", containsString("stays with the model"));
    }

    @Test
    void aHumansTurnAfterTheSameErrorThreeTimesGoesUp() {
        // Given
        String failed =
                ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]}"
                        + ",{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"error: no such street\"}";
        // When
        Response answer =
                send(
                        "{\"model\":\"plain\",\"messages\":["
                                + user()
                                + failed.repeat(3)
                                + ",{\"role\":\"user\",\"content\":\"hm, once more\"}]}");
        // Then
        answer.then()
                .header("x-sluice-tier", "reasoning")
                .header("x-sluice-because", containsString("repeated tool errors"));
    }

    private static String user() {
        return "{\"role\":\"user\",\"content\":\"is it sunny over there today?\"}";
    }
}
