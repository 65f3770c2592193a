package dev.sluice.kit;

import dev.sluice.complexity.Features;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.wire.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Records for property tests.
public final class AnyRecord {

    private AnyRecord() {}

    /// Any record there may be, from its number alone.
    public static DecisionRecord number(int number) {
        Random random = new Random(number);
        Records made =
                Records.of("p-" + number)
                        .at(Records.NOON + random.nextInt(1_000_000))
                        .conversation(random.nextBoolean() ? "" : "00ff".repeat(8))
                        .team(random.nextBoolean() ? "search" : "팀")
                        .tags(random.nextBoolean() ? new String[0] : new String[] {"pii", "\"\n"})
                        .weighed(random.nextInt(5) == 0 ? Double.NaN : random.nextDouble())
                        .by("general-1@0123abcd/pooled")
                        .prompt(random.nextInt(4) == 0 ? "짧은 질문 \ud83d\ude00\n" : "")
                        .tier(random.nextBoolean() ? Tier.FAST : Tier.REASONING, "score_high")
                        .propensity(random.nextBoolean() ? 1 : 0.005)
                        .finish("length", random.nextBoolean())
                        .spent(
                                random.nextInt(9_000),
                                random.nextInt(90_000),
                                random.nextInt(9) - 1);
        if (random.nextBoolean()) {
            made.feedback("under");
        }
        if (random.nextInt(3) > 0) {
            List<Integer> buckets = new ArrayList<>();
            random.ints(random.nextInt(300), 0, Features.BUCKETS).distinct().forEach(buckets::add);
            made.features(
                    random.ints(12, -5, 5_000).toArray(),
                    buckets.stream().mapToInt(Integer::intValue).toArray());
        }
        return made.record();
    }
}
