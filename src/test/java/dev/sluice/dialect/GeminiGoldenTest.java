package dev.sluice.dialect;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

class GeminiGoldenTest extends GoldenContract {

    GeminiGoldenTest() {
        super("gemini");
    }

    @Override
    Dialect dialect() {
        AtomicInteger ids = new AtomicInteger();
        return new Gemini(
                InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)),
                () -> Integer.toString(ids.incrementAndGet()));
    }
}
