package dev.sluice.decisions;

import dev.sluice.metrics.Hindsight;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Decisions over memory for the tests of this room, and what they counted. Nothing runs by itself.
final class Desk {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Seal seal = new Seal(new byte[32]);
    final Hindsight meters = new Hindsight(new Meters(registry));
    final Decisions decisions;

    Desk(@Nullable Path log) {
        decisions =
                new Decisions(
                        new HeldDecisions(50_000, 32 << 20),
                        seal,
                        log == null ? null : new LogFile(log, 1 << 20, 1, () -> {}),
                        meters);
    }

    Desk() {
        this(null);
    }

    /// The sum over all series with these tags.
    double count(String name, String... tags) {
        double sum = 0;
        for (Meter meter : registry.find(name).tags(Tags.of(tags)).meters()) {
            sum += meter.measure().iterator().next().getValue();
        }
        return sum;
    }

    boolean shows(String name, String... tags) {
        return registry.find(name).tags(Tags.of(tags)).meter() != null;
    }
}
