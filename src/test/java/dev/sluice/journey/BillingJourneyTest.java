package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is counted of a call.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class BillingJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private static String billed(String model) {
        return Stage.count("sluice.tokens", "model", model, "type", "input")
                + " "
                + Stage.count("sluice.tokens", "model", model, "type", "output")
                + " "
                + Stage.count("sluice.cost.micros", "model", model);
    }

    @Test
    void usage1_usageOfAStreamIsBilled() throws Exception {
        // Given
        String model = stage.fresh();
        stage.up().always(Scripts.withUsage());
        // When
        stage.stream(streaming(model));
        // Then
        assertEquals("9.0 12.0 33.0", billed(model));
    }

    @Test
    void usage8_aStreamWithoutUsageIsMarkedAsEstimated() throws Exception {
        // Given
        String model = stage.fresh();
        stage.up().always(Script.chat("Hello"));
        // When
        stage.stream(streaming(model));
        // Then
        assertEquals(
                1.0,
                Stage.count("sluice.cost.unpriced", "model", model, "reason", "usage_missing"));
    }

    @Test
    void usage8_anAnswerWithoutUsageStaysWithoutIt() {
        // Given
        JsonObject said = new JsonObject(Chunks.whole("a", 1, 1));
        said.remove("usage");
        stage.up().always(Script.ok(said.encode()));
        String model = stage.fresh();
        // When
        String body = stage.ask(chat(model)).asString();
        // Then
        assertEquals(said.put("model", model), new JsonObject(body));
    }

    @Test
    void usage9_aStreamCutShortIsMeteredByEstimate() throws Exception {
        // Given
        String model = stage.fresh();
        stage.up().always(Script.events().event(Chunks.content("x".repeat(32))).reset());
        // When
        stage.stream(streaming(model));
        // Then
        assertEquals(
                "1.0 10.0 1.0",
                Stage.ended(model, "interrupted", "stream_interrupted")
                        + " "
                        + Stage.count("sluice.tokens", "model", model, "type", "output")
                        + " "
                        + Stage.count(
                                "sluice.cost.unpriced", "model", model, "reason", "usage_missing"));
    }

    @Test
    void usage2_cachedTokensArePricedAsSuch() {
        // Given
        String model = stage.fresh();
        JsonObject said = new JsonObject(Chunks.whole("a", 100, 10));
        said.getJsonObject("usage")
                .put("prompt_tokens_details", new JsonObject().put("cached_tokens", 60));
        stage.up().always(Script.ok(said.encode()));
        // When
        stage.ask(chat(model)).then().body("usage.total_tokens", equalTo(110));
        // Then
        assertEquals(66.0, Stage.count("sluice.cost.micros", "model", model));
    }
}
