package dev.sluice.dialect;

import java.util.TreeMap;

/// The choices of a stream in OpenAI's form, which may take turns: each begins with the role,
/// counts its tool calls from 0 and has an end of its own.
final class ChunkChoices {

    private final ChunkFrames out;
    private final boolean legacy;
    private final TreeMap<Long, ChunkCalls> begun = new TreeMap<>();
    private ChunkCalls calls;
    private long index;
    private long words;

    /// @param legacy as [Legacy#spoken]
    ChunkChoices(ChunkFrames out, boolean legacy) {
        this.out = out;
        this.legacy = legacy;
        this.calls = new ChunkCalls(out, legacy);
        begun.put(index, calls);
    }

    /// The tool calls of the choice being told.
    ChunkCalls calls() {
        return calls;
    }

    /// As [Telling#choice].
    boolean choose(long next) {
        if (next != index) {
            index = next;
            out.choice(next);
            if (!begun.containsKey(next)) {
                out.role();
            }
            calls = begun.computeIfAbsent(next, _ -> new ChunkCalls(out, legacy));
        }
        return true;
    }

    /// Content or reasoning was told.
    void spoke(Value said) {
        words += said.to - said.from - 2;
    }

    /// Bytes of words and calls so far.
    long spoken() {
        long spoken = words;
        for (ChunkCalls each : begun.values()) {
            spoken += each.spoken();
        }
        return spoken;
    }

    /// All of them have ended.
    ///
    /// @param first why the first one did
    void finish(String first) {
        choose(0);
        calls.end(first);
        begun.forEach((each, told) -> {
            choose(each);
            out.finish(told.ended());
        });
    }
}
