package dev.sluice.bench;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Judge;
import dev.sluice.complexity.Scale;
import dev.sluice.kit.Requests;
import java.util.List;
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

/// Weighing one request; the goal is 5 us at 2 KB.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JudgeBench {

    private static final String ENGLISH =
            "We compare two designs of the cache and must decide which one is better, then plan. ";
    private static final String KOREAN = "두 가지 캐시 설계를 비교하고 어느 쪽이 나은지 단계별로 분석해 주세요. ";

    @Param({"ENGLISH", "KOREAN"})
    private String language;

    /// Bytes of the scored turn.
    @Param({"200", "2048", "65536"})
    private int size;

    private final Judge judge = new Judge(List.of());
    private Ask ask;

    @Setup
    public void build() {
        boolean english = language.equals("ENGLISH");
        int length = english ? size : size * 10 / 25;
        String text = (english ? ENGLISH : KOREAN).repeat(length / 30 + 1).substring(0, length);
        ask = Requests.saying(text);
    }

    @Benchmark
    public Complexity weigh() {
        return judge.weigh(ask, Scale.DEFAULT);
    }
}
