package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What goes when a tier makes Claude think.
class AnthropicHeatTest {

    private static final Dialect DIALECT = new Anthropic(InstantSource.system());

    @Test
    void whatDoesNotGoWithThoughtsIsToldAsDropped() {
        // Given
        Ask ask =
                Asks.read(
                        Endpoint.MESSAGES,
                        "{\"model\":\"a\",\"max_tokens\":4000,\"temperature\":0.5,\"messages\":[]}");
        // When
        List<String> dropped =
                DIALECT.encode(
                                ask,
                                Preset.model("anthropic", "claude-sonnet-4-5"),
                                Patch.of("{\"reasoning_effort\":\"high\"}"))
                        .dropped();
        // Then
        assertEquals(List.of("temperature"), dropped);
    }
}
