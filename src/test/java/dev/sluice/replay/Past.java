package dev.sluice.replay;

import dev.sluice.config.Snapshot;
import dev.sluice.decisions.Seal;
import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Records of earlier calls, and what a policy makes of them.
final class Past {

    private Past() {}

    /// What a policy would have done with records.
    static Comparison replay(Snapshot policy, Stream<Records> records) {
        Replay replay = new Replay(policy, new Seal(new byte[32]));
        records.map(Records::record).forEach(replay::add);
        return replay.compare();
    }

    /// Scores 0.00 to 0.99, sent where a threshold of 0.5 sends them.
    static Stream<Records> hundred() {
        return IntStream.range(0, 100)
                .mapToObj(i -> {
                    boolean sure = i < 45 || i >= 55;
                    Tier tier = i >= 55 ? Tier.REASONING : Tier.FAST;
                    String reason =
                            !sure ? "abstained" : tier == Tier.FAST ? "score_low" : "score_high";
                    Records made = Records.of("d" + i).weighed(i / 100.0).tier(tier, reason);
                    return tier == Tier.FAST
                            ? made.spent(100, 500, 220)
                            : made.spent(400, 4_000, 8_200);
                });
    }
}
