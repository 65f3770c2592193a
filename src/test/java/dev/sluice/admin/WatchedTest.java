package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.decisions.DecisionRecord;
import dev.sluice.kit.Records;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WatchedTest {

    private static final int MANY = 5 * Watched.ROUND;

    private final DecisionRecord record = Records.of("a").record();
    private int seen;

    private void go(BooleanSupplier gone) {
        Consumer<Consumer<DecisionRecord>> all =
                each -> {
                    for (int i = 0; i < MANY; i++) {
                        each.accept(record);
                    }
                };
        Watched.by(gone, all).accept(_ -> seen++);
    }

    @Test
    void everyRecordIsSeenWhileSomebodyWaits() {
        // When
        go(() -> false);
        // Then
        assertEquals(MANY, seen);
    }

    @Test
    void nothingIsDoneForWhoHasLeft() {
        // When, Then
        assertThrows(Watched.Left.class, () -> go(() -> seen > 0));
        assertEquals(Watched.ROUND, seen);
    }
}
