package dev.sluice.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Questions asked one by one, on a clock that the test turns.
class RoundsTest {

    @Test
    void whatAServerSaysIsItsLoad() {
        // Given
        Clockwork fleet = Clockwork.vllm();
        // When
        Replica one = fleet.asked(Metrics.busy(3, 2));
        // Then
        assertEquals(11, one.load(fleet.now()));
    }

    @ParameterizedTest
    @CsvSource({"''", "<html>", "vllm:num_requests_running x"})
    void r34_garbageLeavesWhatWasSentFromHere(String garbage) {
        // Given
        Clockwork fleet = Clockwork.vllm();
        fleet.only().began();
        // When
        Replica one = fleet.asked(garbage.getBytes());
        // Then
        assertEquals(1, one.load(fleet.now()));
    }

    @Test
    void r34_aServerTooSlowToTellKeepsItsLastWordUntilItIsOld() {
        // Given
        Clockwork fleet = Clockwork.vllm();
        fleet.asked(Metrics.busy(3, 2));
        fleet.pass(1);
        // When
        Replica one = fleet.asked(new IOException("slow"));
        // Then
        assertEquals(11, one.load(fleet.now()));
    }

    @Test
    void r34_noMetricsMakeNoReplicaRest() {
        // Given
        Clockwork fleet = Clockwork.vllm();
        // When
        Replica one = fleet.asked(new byte[0]);
        // Then
        assertEquals(false, one.presence().resting(fleet.now()));
    }

    @Test
    void aPortThatRefusesMakesItRest() {
        // Given
        Clockwork fleet = Clockwork.vllm();
        // When
        Replica one = fleet.asked(new ConnectException("refused"));
        // Then
        assertEquals(true, one.presence().resting(fleet.now()));
    }

    @Test
    void whatIsUnderWayWhenAskedIsNotCountedTwice() {
        // Given
        Clockwork fleet = Clockwork.vllm();
        for (int i = 0; i < 3; i++) {
            fleet.only().began();
        }
        // When
        Replica one = fleet.asked(Metrics.busy(3, 0));
        // Then
        assertEquals(3, one.load(fleet.now()));
    }

    @ParameterizedTest
    @CsvSource({
        "http://a:1/v1, http://a:1/metrics",
        "http://a:1, http://a:1/metrics",
        "http://a:1/gpu/v1, http://a:1/gpu/metrics",
        "https://a/gpu, https://a/gpu/metrics"
    })
    void metricsAreBesideTheApi(URI base, URI metrics) {
        assertEquals(metrics, Rounds.metrics(base));
    }
}
