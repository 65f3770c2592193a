package dev.sluice.dialect;

import java.time.Instant;
import java.time.InstantSource;

/// Anthropic's Messages from a caller, said to Gemini.
class MessagesGeminiGoldenTest extends GoldenContract {

    MessagesGeminiGoldenTest() {
        super("messages-gemini");
    }

    @Override
    Dialect dialect() {
        return Interpreter.of(
                new Gemini(InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)), () -> "1"));
    }
}
