package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A name whose way is known when its name server fails.
class DetoursKeptTest {

    private static final URI SERVER = URI.create("http://name.test/v1");
    private static final SocketAddress OPEN = SocketAddress.inetSocketAddress(80, "10.0.0.1");
    private static final SocketAddress SHUT = SocketAddress.inetSocketAddress(80, "10.0.0.2");

    private final Queue<Future<Scout.Found>> answers =
            new ArrayDeque<>(
                    List.of(
                            Future.succeededFuture(new Scout.Found(List.of(OPEN), Set.of(SHUT))),
                            Future.failedFuture("the name server is away"),
                            Future.failedFuture("the name server is away")));
    private long seconds;

    @ParameterizedTest(name = "after {0} s: {1}")
    @CsvSource({"30, 10.0.0.1:80", "301, "})
    void theWayIsKeptForAsLongAsAnyOther(int after, String at) {
        // Given
        Detours detours =
                new Detours((_, _) -> answers.remove(), () -> TimeUnit.SECONDS.toNanos(seconds));
        detours.look(SERVER, 1, 0);
        seconds += 30;
        detours.of(SERVER);
        seconds += after - 30;
        // When
        SocketAddress to = detours.of(SERVER);
        // Then
        assertEquals(at, to == null ? null : to.toString());
    }
}
