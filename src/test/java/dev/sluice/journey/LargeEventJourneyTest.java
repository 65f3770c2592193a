package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Sound comes as events of megabytes where it was asked for; text never does (openai-wire SSE-13).
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class LargeEventJourneyTest {

    /// One whose upstream knows it by the same name, so that nothing has to be edited.
    private static final String MODEL = "vendor/model:1.5";

    private static final int SOUND = 5 << 20;
    private static final String BEFORE =
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\""
                    + MODEL
                    + "\",\"choices\":[{\"index\":0,\"delta\":{\"audio\":{\"id\":\"a\",\"data\":\"";
    private static final String AFTER = "\"}},\"finish_reason\":null}]}\n\n";
    private static final String END =
            Chunks.named(MODEL, "data: " + Chunks.finish("stop") + "\n\ndata: [DONE]\n\n");

    Stage stage;

    @BeforeEach
    void play() {
        stage.clear();
        stage.up().always(Script.events().piece(BEFORE).flood(SOUND).piece(AFTER).piece(END));
    }

    @Test
    void sse13_anEventWithSoundThatWasAskedForPassesByteForByte() throws Exception {
        // Given
        String json =
                streaming(
                        MODEL,
                        "\"modalities\":[\"text\",\"audio\"]",
                        "\"audio\":{\"voice\":\"alloy\",\"format\":\"pcm16\"}");
        // When
        String body = stage.stream(json).body();
        // Then
        assertTrue(body.equals(BEFORE + "a".repeat(SOUND) + AFTER + END), () -> shown(body));
    }

    @Test
    void sse13_theSameEventEndsAStreamOfText() throws Exception {
        // Given
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.named(MODEL, Chunks.content("Hello")))
                                .piece(BEFORE)
                                .flood(SOUND)
                                .piece(AFTER)
                                .piece(END));
        // When
        String[] events = stage.stream(streaming(MODEL)).body().split("\n\n");
        // Then
        JsonObject error = new JsonObject(events[1].substring(6)).getJsonObject("error");
        assertEquals("2 upstream_error", events.length + " " + error.getString("code"), events[1]);
    }

    private static String shown(String body) {
        int end = Math.max(0, body.length() - 400);
        return body.length() + " " + body.substring(end).replaceAll("a{20,}", "a...");
    }
}
