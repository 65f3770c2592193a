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

    private static String replica(int number) {
        return "m@10.0.0.%d:8000".formatted(number);
    }

    @Test
    void replicasThatComeAndGoLeaveNoSeriesBehind() {
        // Given
        for (int i = 0; i < 300; i++) {
            TargetMeters target = meters.target("p", "m", replica(i));
            target.attempt(Endpoint.CHAT, "none", 1);
            target.timeout("idle");
            meters.doubts().fallback("m", replica(i), "connect");
            meters.forget(target);
        }

        // When
        List<String> left = scrape.lines().stream().filter(line -> line.contains("m@")).toList();

        // Then
        assertEquals(List.of(), left);
    }

    @Test
    void aReplicaAfterThreeHundredOthersHasItsName() {
        // Given
        for (int i = 0; i < 300; i++) {
            meters.forget(meters.target("p", "m", replica(i)));
        }

        // When
        meters.target("p", "m", "m@10.0.1.1:8000").up(true);

        // Then
        assertEquals(1, scrape.value("sluice_upstream_up", "m@10.0.1.1:8000"));
    }

    @Test
    void anAttemptThatEndsAfterItsReplicaWasForgottenMakesNoSeries() {
        // Given
        TargetMeters target = meters.target("p", "m", replica(1));
        meters.forget(target);

        // When
        target.attempt(Endpoint.CHAT, "none", 1);

        // Then
        assertEquals(List.of(), scrape.series("gen_ai_client_operation_duration_seconds_count"));
    }

    @Test
    void aNameThatTwoHoldStaysUntilTheSecondIsGone() {
        // Given
        TargetMeters old = meters.target("p", "m", replica(1));
        meters.target("p", "m", replica(1));

        // When
        meters.forget(old);

        // Then
        assertEquals(List.of(replica(1)), scrape.values("sluice_upstream_up", "target"));
    }

    @Test
    void aTargetMadeAnewBeginsInRotation() {
        // Given
        TargetMeters old = meters.target("p", "m", "t");
        old.up(false);
        old.breaker(2);

        // When
        meters.target("p", "m", "t");

        // Then
        assertEquals(1, scrape.value("sluice_upstream_up", "t"));
        assertEquals(0, scrape.value("sluice_breaker_state", "t"));
    }

    @Test
    void aServerThatNoLongerTellsItsLoadIsNotShown() {
        // Given
        TargetMeters target = meters.target("p", "m", "t");
        target.sees(new Traffic.Idle());

        // When
        target.sees(null);

        // Then
        assertEquals(List.of(), scrape.series("sluice_vllm_load_age_seconds"));
    }
}
