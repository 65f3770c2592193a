package dev.sluice.journey;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Signal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/// A second signal that never answers; counts how often it was asked.
@Singleton
class HeldSignal implements Signal {

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public String name() {
        return "held";
    }

    @Override
    public Uni<Reading> read(Ask ask, long deadlineNanos) {
        asked.incrementAndGet();
        return Uni.createFrom().nothing();
    }

    int asked() {
        return asked.get();
    }
}
