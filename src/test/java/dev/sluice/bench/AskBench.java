package dev.sluice.bench;

import dev.sluice.ask.Ask;
import dev.sluice.ask.AskReader;
import dev.sluice.ask.Edits;
import dev.sluice.ask.Glyphs;
import dev.sluice.ask.Patch;
import dev.sluice.ask.Splice;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What reading and splicing a chat request cost (performance.md sections 5 and 6). Run `main` with
/// the test class path.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class AskBench {

    private static final AskReader READER = new AskReader();
    private static final Edits EDITS =
            new Edits(
                    "upstream/model-1",
                    Patch.of("{\"reasoning_effort\":\"low\"}"),
                    true,
                    List.of(),
                    Map.of());

    @Param({"1400", "10000"})
    int bytes;

    private Call call;
    private Ask ask;

    @Setup
    public void prepare() {
        String turn = "What does this line do, and why does it \\\"fail\\\"?\\n";
        String text = turn.repeat(bytes / 4 / turn.length());
        String json =
                "{\"model\":\"auto\",\"stream\":true,\"temperature\":0.2,\"max_tokens\":512,"
                        + "\"messages\":[{\"role\":\"system\",\"content\":\"%1$s\"},"
                        + "{\"role\":\"user\",\"content\":\"%1$s\"},"
                        + "{\"role\":\"assistant\",\"content\":\"%1$s\"},"
                        + "{\"role\":\"user\",\"content\":\"%1$s\"}]}";
        byte[] body = json.formatted(text).getBytes(StandardCharsets.UTF_8);
        call = Asks.call(Endpoint.CHAT, body);
        ask = READER.read(call);
    }

    @Benchmark
    public Ask read() {
        return READER.read(call);
    }

    @Benchmark
    public byte[] splice() {
        return Splice.apply(ask.body(), EDITS);
    }

    @Benchmark
    public int glyphs() {
        Glyphs glyphs = ask.text().glyphs();
        int sum = 0;
        for (int point = glyphs.next(); point >= 0; point = glyphs.next()) {
            sum += point;
        }
        return sum;
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(AskBench.class.getName())
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }
}
