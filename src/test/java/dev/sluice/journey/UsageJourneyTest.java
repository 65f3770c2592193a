package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who asks for usage, and who gets it.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class UsageJourneyTest {

    private static final String YES = "\"stream_options\":{\"include_usage\":true}";
    private static final String NO = "\"stream_options\":{\"include_usage\":false}";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void usage4_whoAsksGetsOneLastChunkBeforeDone() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Scripts.withUsage());
        // When
        String body = stage.stream(streaming(model, YES)).body();
        // Then
        String expected =
                "data: "
                        + Chunks.nulled(Chunks.content("Hello"))
                        + "\n\ndata: "
                        + Chunks.nulled(Chunks.finish("stop"))
                        + "\n\ndata: "
                        + Chunks.usage(9, 12)
                        + "\n\ndata: [DONE]\n\n";
        assertEquals(expected.replace("fake\",\"c", model + "\",\"c"), body);
    }

    @Test
    void usage5_whoDoesNotAskGetsNeitherChunkNorKey() throws Exception {
        // Given
        stage.up().always(Scripts.withUsage());
        // When
        String body = stage.stream(streaming(stage.model())).body();
        // Then
        assertFalse(body.contains("usage") || body.contains("\"choices\":[]"), body);
    }

    @Test
    void usage6_stripsTheUsageItInjected() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Scripts.withUsage());
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        String expected =
                "data: "
                        + Chunks.content("Hello")
                        + "\n\ndata: "
                        + Chunks.finish("stop")
                        + "\n\ndata: [DONE]\n\n";
        assertEquals(expected.replace("\"fake\"", "\"" + model + "\""), body);
    }

    @Test
    void usage6_asksForUsageOnTheCallersBehalf() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Scripts.withUsage());
        // When
        stage.stream(streaming(model));
        // Then
        JsonObject sent = new JsonObject(stage.up().take().text());
        assertEquals(
                new JsonObject().put("include_usage", true), sent.getJsonObject("stream_options"));
    }

    @Test
    void usage6_keepsTheOtherStreamOptions() throws Exception {
        // Given
        stage.up().always(Scripts.withUsage());
        // When
        stage.stream(
                streaming(stage.model(), "\"stream_options\":{\"include_obfuscation\":false}"));
        // Then
        JsonObject sent = new JsonObject(stage.up().take().text());
        assertEquals(
                new JsonObject().put("include_obfuscation", false).put("include_usage", true),
                sent.getJsonObject("stream_options"));
    }

    @Test
    void usage6_anExplicitFalseIsNeverOverridden() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Script.chat("a"));
        // When
        stage.stream(streaming(model, NO));
        // Then
        assertEquals(streaming("up-" + model, NO), stage.up().take().text());
    }

    @Test
    void usage7_usageOnTheFinishChunkIsMovedToItsOwn() throws Exception {
        // Given
        String model = stage.model();
        String finish =
                new JsonObject(Chunks.finish("stop"))
                        .put("usage", new JsonObject(Chunks.usage(9, 12)).getJsonObject("usage"))
                        .encode();
        stage.up().always(Script.events().event(Chunks.content("a")).event(finish).done());
        // When
        String body = stage.stream(streaming(model, YES)).body();
        // Then
        String[] events = body.split("\n\n");
        JsonObject last = new JsonObject(events[2].substring(6));
        assertTrue(
                events[1].contains("\"usage\":null")
                        && last.getJsonArray("choices").isEmpty()
                        && last.getJsonObject("usage").getInteger("total_tokens") == 21
                        && last.getString("model").equals(model)
                        && last.getString("id").equals("chatcmpl-fake")
                        && events[3].equals("data: [DONE]"),
                body);
    }

    @Test
    void usage7_usageOnTheFinishChunkIsRemovedUnasked() throws Exception {
        // Given
        String model = stage.model();
        String finish =
                new JsonObject(Chunks.finish("stop"))
                        .put("usage", new JsonObject(Chunks.usage(9, 12)).getJsonObject("usage"))
                        .encode();
        stage.up().always(Script.events().event(Chunks.content("a")).event(finish).done());
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertFalse(body.contains("usage"), body);
    }
}
