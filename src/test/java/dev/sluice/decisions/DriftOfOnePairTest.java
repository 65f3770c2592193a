package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Scale;
import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import org.junit.jupiter.api.Test;

class DriftOfOnePairTest {

    private final Watch watch = new Watch();

    private void ofOnePair(int windows, double from) {
        Scale pair =
                new Scale(
                        0.5,
                        0.05,
                        Tier.FAST,
                        Artifact.shipped(),
                        Artifact.shipped().calibration("routellm-gsm8k"));
        for (int i = 0; i < windows * Drift.WINDOW; i++) {
            Records call = watch.scored(from + watch.random.nextDouble() / 10);
            watch.drift.saw(new Draft(call.record(), pair, 0, null));
        }
    }

    @Test
    void onePairOfSeveralIsComparedWithItsOwnFirstWindow() {
        // When
        ofOnePair(3, 0.8);
        // Then
        assertEquals(0, watch.holds("score"));
    }

    @Test
    void onePairOfSeveralDriftsFromItsOwnFirstWindow() {
        // Given
        ofOnePair(3, 0.8);
        // When
        ofOnePair(2, 0.6);
        // Then
        assertEquals(1, watch.holds("score"));
    }
}
