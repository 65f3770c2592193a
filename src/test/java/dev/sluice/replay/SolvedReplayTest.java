package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.config.Snapshot;
import dev.sluice.decisions.DecisionLog;
import dev.sluice.decisions.JsonLine;
import dev.sluice.decisions.Seal;
import dev.sluice.kit.Records;
import dev.sluice.replay.Comparison.Share;
import dev.sluice.wire.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A threshold that follows the traffic follows the log.
class SolvedReplayTest {

    @TempDir Path folder;

    private DecisionLog hundred() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            Records one = Records.of("d" + i).weighed(i / 1_000.0);
            lines.append(JsonLine.of(one.record())).append('\n');
        }
        return new DecisionLog(
                List.of(Files.writeString(folder.resolve("d.jsonl"), lines.toString())));
    }

    private static Comparison replay(Snapshot policy, DecisionLog log) {
        return Replay.of(policy, new Seal(new byte[32]), log);
    }

    @Test
    void aShareIsAShareOfTheLog() throws IOException {
        // When
        Comparison told = replay(Policies.of("reasoning-share: 0.2", ""), hundred());
        // Then
        assertEquals(
                List.of(new Share("fast", 100, 80), new Share("reasoning", 0, 20)), told.shares());
    }

    @Test
    void aConfiguredThresholdIsNot() throws IOException {
        // When
        Comparison told = replay(Policies.of("reasoning-above: 0.5", ""), hundred());
        // Then
        assertEquals(List.of(new Share("fast", 100, 100)), told.shares());
    }

    @Test
    void whatWasHeldIsHeld() {
        // Given
        Replay replay = new Replay(Policies.asItIs(), new Seal(new byte[32]));
        // When
        replay.add(Records.of("a").weighed(0.1).tier(Tier.REASONING, "session_pinned").record());
        // Then
        assertEquals(0, replay.compare().flipped().records());
    }
}
