package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HindsightTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);
    private final Hindsight hindsight = new Hindsight(meters);

    @BeforeEach
    void knowTheRoute() {
        meters.retain(only("auto"));
    }

    private static Known only(String... routes) {
        return new Known(Set.of(), Set.of(routes), Set.of(), Set.of(), Set.of());
    }

    @Test
    void aWatchThatIsSetAgainIsTheSameGauge() {
        // Given
        hindsight.drift("auto", "score", false);
        Gauge first = drift();
        // When
        hindsight.drift("auto", "score", true);
        // Then
        assertSame(first, drift());
        assertEquals(1, first.value());
    }

    @Test
    void aRouteThatWentAndCameBackIsShownAgain() {
        // Given
        hindsight.drift("auto", "score", true);
        meters.retain(only());
        meters.retain(only("auto"));
        // When
        hindsight.drift("auto", "score", false);
        // Then
        assertEquals(0, drift().value());
    }

    @Test
    void aGaugeOfOneKeyIsSetToo() {
        // When
        hindsight.shift("auto", 0.1);
        hindsight.shift("auto", 0.3);
        // Then
        assertEquals(0.3, registry.get(Family.SHIFT.id()).tag("route", "auto").gauge().value());
    }

    private Gauge drift() {
        return registry.get(Family.DRIFT.id()).gauge();
    }
}
