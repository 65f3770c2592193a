package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Packed;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Upstreams, or what stands before them, that compress though nobody asked (openai-wire ENC-2).
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class PackedJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private static Script packed(int status, String encoding, byte[] body) {
        return Script.status(status)
                .header("content-type", "application/json")
                .header("content-encoding", encoding)
                .piece(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void enc2_aWholeAnswerIsUnpacked(String encoding) {
        // Given
        String answer = Chunks.whole("packed", 1, 1);
        stage.up().always(packed(200, encoding, Packed.as(encoding, answer)));
        // When
        Response said = stage.ask(chat(stage.model()));
        // Then
        assertTrue(said.asString().contains("\"packed\""), said.asString());
        assertFalse(said.headers().hasHeaderWithName("content-encoding"));
    }

    @Test
    void enc2_aStreamIsUnpackedHoweverItIsCut() throws Exception {
        // Given
        String events =
                "data: "
                        + Chunks.content("one")
                        + "\n\ndata: "
                        + Chunks.finish("stop")
                        + "\n\ndata: [DONE]\n\n";
        byte[] packed = Packed.as("gzip", events);
        int half = packed.length / 2;
        stage.up()
                .always(
                        Script.events()
                                .header("content-encoding", "gzip")
                                .piece(Arrays.copyOf(packed, half))
                                .piece(Arrays.copyOfRange(packed, half, packed.length)));
        // When
        Stage.Streamed said = stage.stream(streaming(stage.model()));
        // Then
        assertTrue(said.body().contains("\"one\""), said.body());
        assertTrue(said.body().endsWith("data: [DONE]\n\n"), said.body());
    }

    @Test
    void enc2_anErrorIsUnpacked() {
        // Given
        String error = "{\"error\":{\"message\":\"the reason\",\"code\":\"empty_array\"}}";
        stage.up().always(packed(400, "gzip", Packed.as("gzip", error)));
        // When
        Response said = stage.ask(chat(stage.model()));
        // Then
        said.then().statusCode(400).body("error.message", containsString("the reason"));
    }

    @Test
    void enc2_whatNobodyHereReadsIsAClear502() {
        // Given
        stage.up().always(packed(200, "br", new byte[] {1, 2, 3}));
        // When
        Response said = stage.ask(chat(stage.fresh()));
        // Then
        said.then().statusCode(502).body("error.message", containsString("compressed (br)"));
    }

    @Test
    void enc2_aBombIsA502() {
        // Given
        byte[] bomb = Packed.as("gzip", "[" + "0".repeat(20 << 20));
        stage.up().always(packed(200, "gzip", bomb));
        // When
        Response said = stage.ask(chat(stage.fresh()));
        // Then
        assertEquals(502, said.statusCode());
    }
}
