package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Patch;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A tier's patch that takes a member away, at a provider whose rules have a word in it.
class DeclaredPatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "deepseek|\"reasoning_effort\":\"high\"|reasoning_effort",
                "friendli|\"reasoning_effort\":\"high\"|chat_template_kwargs"
            })
    void itStaysAway(String preset, String member, String gone) {
        // Given
        Patch patch = Patch.of("{\"reasoning_effort\":null}");
        // When
        byte[] body =
                new OpenAi()
                        .encode(Asks.chatWith("hi", member), Preset.model(preset, "m"), patch)
                        .body();
        // Then
        assertEquals(null, new JsonObject(Buffer.buffer(body)).getValue(gone));
    }
}
