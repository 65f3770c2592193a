package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.load.Terms;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {

    @ParameterizedTest(name = "connections for {0} calls")
    @ValueSource(ints = {1, 99, 100, 101, 10_000, 100_000})
    void r39_aPoolOverHttp2CarriesWhatATargetMayBear(int calls) {
        // When
        int carried = Clients.overHttp2(calls) * Clients.STREAMS_OVER_HTTP2;
        // Then
        assertTrue(carried >= calls);
    }

    @Test
    void r39_theStartTellsPoolsAndBoundsTogether() {
        // When
        String said = Clients.bounds(new Terms(8, 250, 16, Duration.ofSeconds(1)));
        // Then
        assertEquals(
                "to one server, for all its models, an event loop opens at most 28232 connections over HTTP/1.1, or 283 over HTTP/2 with 100 calls each, and 64 calls wait for one; a target bears at most 250 calls, and 16 wait for a model",
                said);
    }

    /// An attempt that gave up leaves its dialling behind: nobody but the client ends that.
    @ParameterizedTest(name = "an attempt that dials for {0} ms at most: {1} ms")
    @CsvSource({"2000, 10000", "10000, 10000", "15000, 600000", "0, 600000"})
    void diallingEndsSoonAfterItsAttempt(int connect, int dial) {
        // When
        int timeout = Clients.options(false, connect).getConnectTimeout();
        // Then
        assertEquals(dial, timeout);
    }
}
