package dev.sluice.journey;

import static dev.sluice.journey.Stage.count;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.journey.TierWorld.Tiers;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers to `/v1/messages` that fall short, and who answers again.
@QuarkusTest
@WithTestResource(TierWorld.class)
@Timeout(60)
class MessagesCascadeJourneyTest {

    private static final String LOOK =
            "\"tools\":[{\"name\":\"look\",\"input_schema\":{\"type\":\"object\"}}]";

    Tiers tiers;

    @BeforeEach
    void clear() {
        tiers.clear();
    }

    private static Script called(String tool, String arguments) {
        String calls =
                "null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"%s\",\"arguments\":%s}}]"
                        .formatted(tool, Asks.quoted(arguments));
        return Script.ok(
                Chunks.whole("X", 1_000, 10)
                        .replace("\"X\"", calls)
                        .replace("\"stop\"", "\"tool_calls\""));
    }

    private static Response ask(int maxTokens, String... members) {
        String json =
                TierWorld.chat("cascade", "hi", members)
                        .replaceFirst("\\{", "{\"max_tokens\":" + maxTokens + ",");
        return RestAssured.given()
                .contentType("application/json")
                .body(json.getBytes(StandardCharsets.UTF_8))
                .post(MessagesJourneyTest.MESSAGES);
    }

    @Test
    void anAnswerCutShortIsAskedForAgain() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        // When
        Response answer = ask(4_096);
        // Then
        answer.then()
                .statusCode(200)
                .header("x-sluice-model", "deep")
                .header("x-sluice-tier", "reasoning")
                .header("x-sluice-escalated", "length, from quick")
                .header("x-sluice-attempts", "2")
                .body("type", equalTo("message"))
                .body("model", equalTo("cascade"))
                .body("content[0].text", equalTo("deep"))
                .body("stop_reason", equalTo("end_turn"));
    }

    @Test
    void brokenJsonUnderASchemaIsAskedForAgain() {
        // Given
        tiers.quick().always(Scripts.ended("{\"a\":", "stop"));
        // When
        Response answer =
                ask(
                        4_096,
                        "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\"}}}");
        // Then
        answer.then()
                .header("x-sluice-escalated", "schema, from quick")
                .body("content[0].text", equalTo("deep"));
    }

    @Test
    void aCallOfAToolThatIsNotThereIsAskedForAgain() {
        // Given
        tiers.quick().always(called("leap", "{}"));
        // When
        Response answer = ask(4_096, LOOK);
        // Then
        answer.then().header("x-sluice-escalated", "tool_call, from quick");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "north", "[1]", "{} {}"})
    void aCallWithBrokenArgumentsIsAskedForAgain(String arguments) {
        // Given
        tiers.quick().always(called("look", arguments));
        // When
        Response answer = ask(4_096, LOOK);
        // Then
        answer.then()
                .header("x-sluice-escalated", "tool_call, from quick")
                .body("content[0].text", equalTo("deep"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"arguments\":\"north\"}"})
    void aGoodCallIsNotAskedForAgain(String arguments) {
        // Given
        tiers.quick().always(called("look", arguments));
        // When
        Response answer = ask(4_096, LOOK);
        // Then
        answer.then()
                .header("x-sluice-escalated", nullValue())
                .body("content[0].name", equalTo("look"));
    }

    @Test
    void theFirstAnswerStandsWhenTheSecondFails() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        tiers.deep().always(Script.error(400, "no"));
        // When
        Response answer = ask(4_096);
        // Then
        answer.then()
                .statusCode(200)
                .header("x-sluice-model", "quick")
                .body("content[0].text", equalTo("cut"))
                .body("stop_reason", equalTo("max_tokens"));
    }

    @Test
    void aCapThatLeavesNoRoomToReasonIsNotAskedAgain() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        // When
        Response answer = ask(64);
        // Then
        answer.then().header("x-sluice-model", "quick").header("x-sluice-escalated", nullValue());
    }

    @Test
    void bothAnswersArePaidFor() {
        // Given
        tiers.quick().always(Scripts.ended("cut", "length"));
        double quick = count("sluice.cost.micros", "model", "quick");
        double deep = count("sluice.cost.micros", "model", "deep");
        // When
        ask(4_096);
        // Then
        assertEquals(
                "1020 10200",
                Math.round(count("sluice.cost.micros", "model", "quick") - quick)
                        + " "
                        + Math.round(count("sluice.cost.micros", "model", "deep") - deep));
    }
}
