package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.wire.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of series when a target is gone, or is made anew.
class MetersForgetTest {

    private final Scrape scrape = new Scrape();
    private final Meters meters = scrape.meters;

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
