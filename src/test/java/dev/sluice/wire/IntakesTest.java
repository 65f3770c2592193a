package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class IntakesTest {

    private static final long MEMORY = 16 << 20;
    private static final Vertx VERTX = Vertx.vertx();

    private final Intakes intakes =
            new Intakes(VERTX, MEMORY, Duration.ofMillis(1_500), () -> 3_210);

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void allThereIsCanBeHeld() {
        assertTrue(intakes.hold(MEMORY));
    }

    @Test
    void oneByteMoreIsRefused() {
        // Given
        intakes.hold(MEMORY);
        // When
        boolean more = intakes.hold(1);
        // Then
        assertFalse(more);
    }

    @Test
    void aRefusalHoldsNothing() {
        // Given
        intakes.hold(MEMORY - 1);
        intakes.hold(2);
        // When
        boolean last = intakes.hold(1);
        // Then
        assertTrue(last);
    }

    @Test
    void whatIsLetGoCanBeHeldAgain() {
        // Given
        intakes.hold(MEMORY);
        intakes.letGo(10);
        // When
        boolean again = intakes.hold(10);
        // Then
        assertTrue(again);
    }

    @Test
    void memoryForLessThanOneBodyDoesNotStart() {
        // When
        String said =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new Intakes(
                                                VERTX, MEMORY - 1, Duration.ofSeconds(30), () -> 0))
                        .getMessage();
        // Then
        assertEquals(
                "sluice.intake.memory: 16777215 bytes do not hold one body of 16777216; give more, or where none were given a larger heap, whose quarter they are, by SLUICE_JAVA_OPTS=-Xmx128m",
                said);
    }

    @Test
    void aStalledCallerIsToldForHowLong() {
        assertEquals(
                "The request body made no progress for 2 s; send it without pauses.",
                intakes.stalled().message());
    }

    @Test
    void aFullGatewayIsBusyForAsLongAsItSays() {
        assertEquals(
                new Refusal.Busy(
                        "overloaded",
                        "The gateway is reading as many request bodies as it has memory for; try again soon.",
                        3_210),
                intakes.full());
    }
}
