package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Records;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Calls that two models worked on: 20 tokens in for both together, 10 for each.
class BillTest {

    private static Records twice(String id) {
        return Records.of(id)
                .weighed(0.3)
                .escalated("length")
                .served("deep")
                .spent(130, 5_000, 3_000)
                .answer(10, 100);
    }

    /// 10 in at 10, and the 100 out of the model that answered at 20 micro-dollars.
    @Test
    void whatOneModelAloneWouldCostHasTheTokensOfOneAlone() {
        // When
        Comparison told =
                Past.replay(
                        Policies.of("reasoning-above: 0.1", ""), Stream.of(twice("a"), twice("b")));
        // Then
        assertEquals("6000 4200", told.costMicros().before() + " " + told.costMicros().after());
    }
}
