package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class LoopbackTest {

    /// Half of those that Linux, and a quarter of those that others give.
    private static final Set<Integer> OURS =
            IntStream.range(0, 65_536)
                    .filter(port -> port % 4 == 1)
                    .boxed()
                    .collect(Collectors.toSet());

    @RepeatedTest(20)
    void aSparePortIsNoneOfOurs() {
        // When
        int port = Loopback.spare(OURS);
        // Then
        assertNotEquals(1, port % 4);
    }
}
