package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Patch;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a provider's rules leave out inside of messages and tools.
class StrippedTest {

    private static final String ASKED =
            """
            {"model":"kimi","messages":[
              {"role":"user","content":[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}]},
              {"role":"user","content":[{"type":"text","text":"b","cache_control":{"type":"ephemeral"}}]}],
             "tools":[{"type":"function","function":{"name":"f","strict":%s,"parameters":{"strict":1}}}]}\
            """;

    private static List<String> dropped(String preset, String strict) {
        return new OpenAi()
                .encode(
                        Asks.read(Endpoint.CHAT, ASKED.formatted(strict)),
                        Preset.model(preset, "kimi-k2.5"),
                        Patch.NONE)
                .dropped();
    }

    @Test
    void tool12_param7_isToldOnceByName() {
        // When
        List<String> told = dropped("moonshot", "true");
        // Then
        assertEquals(List.of("cache_control", "strict"), told);
    }

    @Test
    void whatSaysNothingIsNotTold() {
        // When
        List<String> told = dropped("moonshot", "false");
        // Then
        assertEquals(List.of("cache_control"), told);
    }

    @Test
    void whatGoesOnIsNotTold() {
        // When
        List<String> told = dropped("openrouter", "true");
        // Then
        assertEquals(List.of(), told);
    }
}
