package dev.sluice.bench;

import dev.sluice.catalog.Provider.Balance;
import dev.sluice.fleet.Candidate;
import dev.sluice.fleet.Chooser;
import dev.sluice.fleet.Replica;
import java.net.URI;
import java.util.ArrayList;
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

/// What it costs to choose one of eight replicas.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FleetBench {

    @Param({"LEAST_LOAD", "PREFIX_AFFINITY", "ROUND_ROBIN"})
    Balance by;

    private final List<Candidate> candidates = new ArrayList<>();
    private Chooser chooser;
    private long draw;

    private record OnlyOne(Replica replica) implements Candidate {

        @Override
        public String wanted() {
            return "m";
        }

        @Override
        public double share(long now) {
            return 1;
        }
    }

    @Setup
    public void replicas() {
        List<Replica> replicas = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Replica one = new Replica(URI.create("http://10.0.0." + i + ":8000/v1"), 1);
            one.spoke(1, 1 + i * 1_000_000L);
            for (int busy = 0; busy < i; busy++) {
                one.began();
            }
            replicas.add(one);
            candidates.add(new OnlyOne(one));
        }
        chooser = new Chooser(replicas);
    }

    @Benchmark
    public int choose() {
        draw += 0x9e3779b97f4a7c15L;
        return chooser.first(by, candidates, draw, 10_000_000_000L, draw);
    }
}
