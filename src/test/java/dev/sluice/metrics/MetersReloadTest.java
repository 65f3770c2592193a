package dev.sluice.metrics;

import static dev.sluice.metrics.MetersTest.KNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.wire.Endpoint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of series when the configuration changes.
class MetersReloadTest {

    private final Scrape scrape = new Scrape();
    private final Meters meters = scrape.meters;

    @Test
    void aCallThatOutlivesItsConfigurationCountsAsOther() {
        // Given
        meters.retain(KNOWN);

        // When
        meters.ended(Endpoint.CHAT, "gone", "m", "2xx", "none");

        // Then
        assertEquals(List.of("other"), scrape.values("sluice_requests_total", "team"));
    }

    @Test
    void aNameThatReturnsHasItsSeriesAgain() {
        // Given
        meters.retain(new Known(Set.of(), Set.of(), Set.of(), Set.of(), Set.of()));
        meters.cost("a", "m", 1);

        // When
        meters.retain(KNOWN);
        meters.cost("a", "m", 5);

        // Then
        assertEquals(5, scrape.value("sluice_cost_micros_total", "team=\"a\"", "model=\"m\""));
    }

    @Test
    void removedNamesLoseTheirSeries() {
        // Given
        Traffic.everything(meters);
        meters.retain(KNOWN);

        // When
        meters.retain(new Known(Set.of(), Set.of(), Set.of(), Set.of(), Set.of()));

        // Then
        assertEquals(
                List.of(),
                scrape.lines().stream()
                        .filter(line -> line.matches(".*=\"(a|m|t|u|a/first|auto)\".*"))
                        .toList());
    }

    @Test
    void keptNamesKeepTheirCounts() {
        // Given
        meters.cost("a", "m", 40);
        meters.cost("b", "m", 40);
        meters.retain(KNOWN);

        // When
        meters.cost("a", "m", 2);

        // Then
        assertEquals(42, scrape.value("sluice_cost_micros_total", "team=\"a\""));
    }

    @Test
    void aTargetKeepsItsHandlesOverReloads() {
        // Given
        TargetMeters target = meters.target("p", "m", "t");

        // When
        meters.retain(KNOWN);

        // Then
        assertSame(target, meters.target("p", "m", "t"));
    }

    @Test
    void aTargetThatReturnsIsShownByTheHandlesItHad() {
        // Given
        TargetMeters target = meters.target("p", "m", "t");
        target.stall(1);
        meters.retain(new Known(Set.of(), Set.of(), Set.of(), Set.of(), Set.of()));

        // When
        meters.retain(KNOWN);
        target.stall(1);
        target.breaker(1);

        // Then
        assertEquals(1, scrape.value("sluice_stream_stall_seconds_count", "t"));
        assertEquals(1, scrape.value("sluice_breaker_state", "t"));
    }

    @Test
    void anAttemptThatOutlivesItsTargetCountsAsOther() {
        // Given
        TargetMeters target = meters.target("p", "m", "t");
        meters.retain(new Known(Set.of(), Set.of(), Set.of(), Set.of(), Set.of()));

        // When
        target.timeout("idle");

        // Then
        assertEquals(List.of("other"), scrape.values("sluice_timeouts_total", "target"));
    }

    @Test
    void aTargetThatMovedToAnotherProviderShowsItsNewState() {
        // Given
        meters.target("p", "m", "t").breaker(2);

        // When
        meters.target("q", "m", "t").breaker(1);
        meters.retain(KNOWN);

        // Then
        assertEquals(1, scrape.value("sluice_breaker_state", "t"));
    }
}
