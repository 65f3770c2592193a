package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams that end well: their bytes, their order, their framing.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class StreamJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void sse5_idAndRetryLinesAreNotPassedOn() throws Exception {
        // Given
        String model = stage.model();
        stage.up()
                .always(
                        Scripts.written(
                                Chunks.WHOLE.replace(
                                        "data: {", "id: 7\nretry: 9\nevent: x\ndata: {")));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(Chunks.named(model, Chunks.WHOLE), body);
    }

    @Test
    void sse7_errorNullIsTakenOut() throws Exception {
        // Given
        String model = stage.model();
        stage.up()
                .always(Scripts.written(Chunks.WHOLE.replace("{\"id\"", "{\"error\":null,\"id\"")));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(Chunks.named(model, Chunks.WHOLE), body);
    }

    @Test
    void sse10_commentsOfTheUpstreamAreNeverData() throws Exception {
        // Given
        String model = stage.model();
        String comment = ": OPENROUTER PROCESSING\n\n";
        stage.up()
                .always(Scripts.written(comment + Chunks.WHOLE.replace("\n\n", "\n\n" + comment)));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(Chunks.named(model, Chunks.WHOLE), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void sse11_linesMayEndInEachWay(String end) throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Scripts.written("\uFEFF" + Chunks.WHOLE.replace("\n", end)));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(Chunks.named(model, Chunks.WHOLE), body);
    }

    @Test
    void sse12_aStreamCutAtEveryByteIsTheSame() throws Exception {
        // Given
        String model = stage.model();
        String text = Chunks.WHOLE.replace("\"a\"", "\"한글 \uD83D\uDE00\"");
        Script script = Script.events();
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            script = script.piece(new byte[] {b});
        }
        stage.up().always(script);
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(Chunks.named(model, text), body);
    }

    @Test
    void sse17_untouchedEventsAreByteIdentical() throws Exception {
        // Given
        String odd =
                "data: { \"choices\" : [ {\"delta\":{\"content\":\"\\u00e9\\/\"}, \"index\":0 } ],\"n\":1.0,\"z\":[1e0] , \"model\":\"same\"}\n\n";
        String all = odd + Chunks.WHOLE.replace("\"fake\"", "\"same\"");
        stage.up().always(Scripts.written(all));
        // When
        String body = stage.stream(streaming("same")).body();
        // Then
        assertEquals(all, body);
    }

    @Test
    void sse18_anEventThatIsNotJsonPassesAsItIs() throws Exception {
        // Given
        stage.up().always(Scripts.written("data: what is this\n\n" + Chunks.WHOLE));
        String model = stage.model();
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals("data: what is this\n\n" + Chunks.named(model, Chunks.WHOLE), body);
    }

    @Test
    void sse22_severalDataLinesBecomeOne() throws Exception {
        // Given
        String model = stage.model();
        stage.up()
                .always(
                        Scripts.written(
                                Chunks.WHOLE.replace(",\"object\"", ",\ndata: \"object\"")));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(
                Chunks.named(model, Chunks.WHOLE).replace(",\"object\"", ", \"object\""), body);
    }
}
