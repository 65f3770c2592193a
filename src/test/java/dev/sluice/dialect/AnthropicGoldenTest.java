package dev.sluice.dialect;

import java.time.Instant;
import java.time.InstantSource;

class AnthropicGoldenTest extends GoldenContract {

    AnthropicGoldenTest() {
        super("anthropic");
    }

    @Override
    Dialect dialect() {
        return new Anthropic(InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)));
    }
}
