package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which breaks of a pooled connection say nothing of the server (reliability.md R7).
class ConnectionsTest {

    @ParameterizedTest
    @CsvSource({"7, true", "0, false", "1, false", "2, false", "8, false", "11, false"})
    void anHttp2ResetIsTheServersWordUnlessItRefusedTheStream(long code, boolean stale) {
        assertEquals(stale, Connections.mayBeStale(new StreamResetException(code)));
    }

    @Test
    void aBrokenConnectionMayHaveGoneStale() {
        assertTrue(Connections.mayBeStale(new IOException("reset by peer")));
    }
}
