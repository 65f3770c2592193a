package dev.sluice.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.journey.TierWorld.Tiers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What `/admin/explain` and replays say of a conversation's later turns is what the gateway does
/// with them.
@QuarkusTest
@WithTestResource(TierWorld.class)
@Timeout(60)
class ExplainTurnsJourneyTest {

    private static final String EASY = "{\"role\":\"user\",\"content\":\"thank you\"}";
    private static final String SAID = "{\"role\":\"assistant\",\"content\":\"42\"},";
    private static final String TOOLS =
            ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\",\"parameters\":{}}}]";

    Tiers tiers;

    @BeforeEach
    void clear() {
        tiers.clear();
    }

    private static String hard(String salt) {
        String line = " Then compute step by step how many of the 120 ways remain at least once.";
        return "{\"role\":\"user\",\"content\":\"%s%s\"}".formatted(salt, line.repeat(12));
    }

    private static String body(String messages, String more) {
        return "{\"model\":\"turns\",\"messages\":[" + messages + "]" + more + "}";
    }

    private static Response send(String path, String conversation, String body) {
        return RestAssured.given()
                .contentType("application/json")
                .header("x-sluice-conversation", conversation)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path);
    }

    private static Response explain(String conversation, String body) {
        return send("/admin/explain", conversation, body);
    }

    private static Response call(String conversation, String body) {
        return send(Stage.CHAT, conversation, body);
    }

    private static void assertAgree(JsonPath told, Response done) {
        for (String name : List.of("model", "tier", "complexity", "because")) {
            assertEquals(done.header("x-sluice-" + name), told.getString(name), name);
        }
    }

    @Test
    void aConversationThatWentUpIsExplainedAsHeld() {
        // Given
        call("", body(hard("a"), "")).then().header("x-sluice-tier", "reasoning");
        String next = body(hard("a") + "," + SAID + EASY, "");
        explain("", next);
        explain("", next);
        JsonPath told = explain("", next).jsonPath();
        // When
        Response done = call("", next);
        // Then
        done.then().header("x-sluice-because", containsString("conversation"));
        assertAgree(told, done);
    }

    @Test
    void aReplayOfWhatIsInForceHoldsItToo() {
        // Given
        call("", body(hard("r"), "")).then().header("x-sluice-tier", "reasoning");
        String next = body(hard("r") + "," + SAID + EASY, "");
        String id = call("", next).header("x-sluice-decision");
        // When
        Response told = send("/admin/config/replay", "", "{\"files\":{}}");
        // Then
        told.then().statusCode(200).body("changed.requests.id", not(hasItem(id)));
    }

    @Test
    void aTurnDecidedAgainByItselfIsHeldToo() {
        // Given
        call("", body(hard("s"), "")).then().header("x-sluice-tier", "reasoning");
        String next = body(hard("s") + "," + SAID + EASY, "");
        String id = call("", next).header("x-sluice-decision");
        // When
        Response told = send("/admin/decisions/" + id + "/replay", "", "");
        // Then
        told.then().statusCode(200).body("same", equalTo(true));
    }

    @Test
    void aToolsResultIsExplainedWithTheModelThatCalledTheTool() {
        // Given
        String high = ",\"reasoning_effort\":\"high\"";
        String asked = "{\"role\":\"user\",\"content\":\"is it sunny where you are?\"}";
        call("", body(asked, TOOLS + high)).then().header("x-sluice-model", "deep");
        String next =
                body(
                        asked
                                + ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\","
                                + "\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]}"
                                + ",{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"sun\"}",
                        TOOLS);
        JsonPath told = explain("", next).jsonPath();
        // When
        Response done = call("", next);
        // Then
        done.then().header("x-sluice-because", containsString("stays with the model"));
        assertAgree(told, done);
    }

    @Test
    void aConversationThatItsCallerNamesIsHeldWhateverItsFirstTurn() {
        // Given
        call("n-1", body(hard("c"), "")).then().header("x-sluice-tier", "reasoning");
        // When
        Response done = call("n-1", body(EASY + "," + SAID + EASY, ""));
        // Then
        done.then().header("x-sluice-because", containsString("conversation"));
    }
}
