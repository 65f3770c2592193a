package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {

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
