package dev.sluice.bench;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Judge;
import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Scorer;
import dev.sluice.kit.Requests;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Scoring one request (routing-quality.md 5.5): p50 at most 10 us at 2 KB, p99 below 1 ms at 8 KB
/// and below 2 ms at 1 MB, and `score` allocates nothing (`-prof gc`). `weigh` adds the values a
/// call keeps.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class JudgeBench {

    @Param({"ENGLISH", "KOREAN"})
    private String language;

    /// Bytes of the scored turn.
    @Param({"2048", "8192", "1048576"})
    private int size;

    private final Judge judge = new Judge(List.of());
    private final Scorer scorer = new Scorer();
    private Ask ask;

    /// Words of a vocabulary of 3,000, as they come: about as many distinct ones as prose has.
    @Setup
    public void build() {
        boolean english = language.equals("ENGLISH");
        int length = english ? size : size * 10 / 25;
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            Random word = new Random(random.nextInt(3_000));
            int letters = english ? 2 + word.nextInt(8) : 1 + word.nextInt(4);
            for (int i = 0; i < letters; i++) {
                text.append(
                        (char)
                                (english
                                        ? 'a' + word.nextInt(26)
                                        : 0xac00 + 28 * word.nextInt(390)));
            }
            text.append(random.nextInt(12) == 0 ? ". " : " ");
        }
        ask = Requests.saying(text.substring(0, length));
    }

    @Benchmark
    public double score() {
        return scorer.score(ask, Scale.DEFAULT);
    }

    @Benchmark
    public Complexity weigh() {
        return judge.weigh(ask, Scale.DEFAULT);
    }
}
