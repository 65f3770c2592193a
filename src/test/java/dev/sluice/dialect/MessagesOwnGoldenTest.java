package dev.sluice.dialect;

import java.time.Instant;
import java.time.InstantSource;

/// Anthropic's Messages from a caller to who speaks them.
class MessagesOwnGoldenTest extends GoldenContract {

    MessagesOwnGoldenTest() {
        super("messages-own");
    }

    @Override
    Dialect dialect() {
        return Interpreter.of(
                new Anthropic(InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000))));
    }
}
