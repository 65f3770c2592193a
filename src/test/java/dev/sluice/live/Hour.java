package dev.sluice.live;

import java.time.Instant;
import java.util.Set;

/// The last hour of a gateway with one route, on a clock that a test turns.
final class Hour {

    static final long START = 1_763_740_800_000L;
    static final Live.Key MODEL = new Live.Key(Dimension.MODEL, "m");

    long now = START;
    final Live live = new Live(() -> Instant.ofEpochMilli(now));

    Hour() {
        live.routes(Set.of("auto"));
    }

    void end(Ended call, long millis) {
        live.took(call.after(millis), now);
    }

    long requests(Dimension dimension, String name, int seconds) {
        return live.window(new Live.Key(dimension, name), seconds).of(Count.REQUESTS);
    }
}
