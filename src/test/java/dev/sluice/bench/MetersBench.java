package dev.sluice.bench;

import dev.sluice.metrics.Meters;
import dev.sluice.metrics.ModelMeters;
import dev.sluice.metrics.TargetMeters;
import dev.sluice.wire.Endpoint;
import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one streamed call records, from arrival to cost: 20 recordings. performance.md section 9
/// allows about 60 ns each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class MetersBench {

    private final Meters meters =
            new Meters(
                    new PrometheusMeterRegistry(
                            PrometheusConfig.DEFAULT, new CollectorRegistry(true), Clock.SYSTEM));
    private final TargetMeters target = meters.target("gpu", "qwen-fast", "qwen-fast");

    @Benchmark
    public void oneStreamedCall() {
        meters.arrived();
        meters.requested("auto", "qwen-fast");
        meters.decided("route:auto", "fast", "score_low", 12_000, 0.2);
        meters.overhead(true, 60_000);
        upstream();
        meters.overhead(false, 40_000);
        ModelMeters model = meters.model(Endpoint.CHAT, "gpu", "qwen-fast", "fast");
        model.firstToken(80_000_000);
        model.perOutputToken(9_000_000);
        model.duration(true, "none", 900_000_000);
        model.usage(400, 0, 0, 90, 0);
        meters.tokens("search", "qwen-fast", 400, 0, 0, 90, 0);
        meters.cost("search", "qwen-fast", 67);
        meters.ended(Endpoint.CHAT, "search", "qwen-fast", "2xx", "none");
    }

    private void upstream() {
        target.inFlight(1);
        target.firstChunk(Endpoint.CHAT, 70_000_000);
        target.meanGap(Endpoint.CHAT, 9_000_000);
        target.stall(20_000_000);
        target.attempt(Endpoint.CHAT, "none", 890_000_000);
        target.inFlight(-1);
    }
}
