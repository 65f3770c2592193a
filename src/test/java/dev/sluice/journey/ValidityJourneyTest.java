package dev.sluice.journey;

import static dev.sluice.journey.Stage.await;
import static dev.sluice.journey.Stage.count;
import static dev.sluice.journey.TierWorld.ask;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.journey.TierWorld.Tiers;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers that go out and break the form they were asked for.
@QuarkusTest
@WithTestResource(TierWorld.class)
@Timeout(60)
class ValidityJourneyTest {

    private static final String STREAM = "\"stream\":true";
    private static final String TOOLS =
            "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\",\"parameters\":{\"type\":\"object\",\"required\":[\"place\"]}}}]";
    private static final String SCHEMA =
            "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"schema\":{\"type\":\"object\"}}}";

    Tiers tiers;

    @BeforeEach
    void clear() {
        tiers.clear();
    }

    private static Script calling(String arguments) {
        return Script.events()
                .event(Chunks.role())
                .event(
                        Chunks.content("X")
                                .replace(
                                        "\"content\":\"X\"",
                                        "\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"%s\"}}]"
                                                .formatted(arguments)))
                .event(Chunks.finish("tool_calls"))
                .done();
    }

    private static double signals(String signal) {
        return count("sluice.routing.signals", "signal", signal, "tier", "fast");
    }

    /// Its answer was looked at by now.
    private static void seen(String signal, double before) throws TimeoutException {
        await(() -> signals(signal) > before, signal);
    }

    @Test
    void aStreamedCallWithoutWhatItsToolNeedsIsOnRecord() throws TimeoutException {
        // Given
        tiers.quick().always(calling("{}"));
        double before = signals("tool_call");
        // When
        Response answer = ask("plain", "hi", STREAM, TOOLS);
        // Then
        seen("tool_call", before);
        Board.record(answer.header("x-sluice-decision"))
                .then()
                .body("invalid", equalTo("tool_call"))
                .body("status", equalTo("2xx"));
    }

    @Test
    void theStreamReachesItsCallerWhole() throws TimeoutException {
        // Given
        tiers.quick().always(calling("{}"));
        double before = signals("tool_call");
        // When
        Response answer = ask("plain", "hi", STREAM, TOOLS);
        // Then
        seen("tool_call", before);
        assertTrue(answer.asString().endsWith("data: [DONE]\n\n"), answer.asString());
    }

    @Test
    void aWholeAnswerThatBreaksItsSchemaIsOnRecordWithoutACascade() throws TimeoutException {
        // Given
        tiers.quick().always(Scripts.ended("{\"a\":", "stop"));
        double before = signals("schema");
        // When
        Response answer = ask("plain", "hi", SCHEMA);
        // Then
        seen("schema", before);
        Board.record(answer.header("x-sluice-decision"))
                .then()
                .body("invalid", equalTo("schema"))
                .body("model", equalTo("quick"));
    }

    @Test
    void aValidAnswerIsNot() throws TimeoutException {
        // Given
        tiers.quick().always(calling("{\\\"place\\\":\\\"here\\\"}"));
        String good = ask("plain", "hi", STREAM, TOOLS).header("x-sluice-decision");
        double before = signals("tool_call");
        tiers.quick().always(calling("{"));
        // When
        ask("plain", "hi", STREAM, TOOLS);
        // Then
        seen("tool_call", before);
        Board.record(good).then().body("$", not(hasKey("invalid")));
    }

    @Test
    void whoNamesAModelHasNoTierToBlame() throws TimeoutException {
        // Given
        tiers.quick().always(calling("{"));
        double before = count("sluice.routing.signals", "signal", "tool_call");
        // When
        ask("quick", "hi", STREAM, TOOLS);
        ask("plain", "hi", STREAM, TOOLS);
        // Then
        seen("tool_call", before);
        assertEquals(before + 1, count("sluice.routing.signals", "signal", "tool_call"));
    }
}
