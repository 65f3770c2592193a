package dev.sluice.dialect;

import dev.sluice.catalog.Model;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One streamed frame as an upstream sends it: split, walked, its model renamed, handed on.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventBench {

    private static final String FRAME =
            """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"upstream",\
            "choices":[{"index":0,"delta":{"content":"word "},"logprobs":null,"finish_reason":null}]}

            """;

    private final Buffer frame = Buffer.buffer(FRAME);
    private final OpenAiTranscript transcript =
            new OpenAiTranscript(Asks.chat("hello"), upstream());

    @Benchmark
    public Buffer frame() {
        return transcript.feed(frame);
    }

    private static Model upstream() {
        return Models.named("m").upstream("upstream").model();
    }
}
