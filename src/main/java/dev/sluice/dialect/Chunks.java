package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;

/// An answer told as a stream of `chat.completion.chunk`s (openai-wire CHUNK-8): role, deltas,
/// finish, usage where it was asked for, `[DONE]`. Keeps nothing of what it told.
final class Chunks implements Telling {

    private final Naming naming;
    private final ChunkFrames out;
    private final ChunkChoices choices;
    private boolean said;

    /// @param created seconds since 1970
    /// @param usage whether the caller asked for usage
    /// @param naming where reasoning stands; as it comes means `reasoning_content`
    Chunks(String model, long created, boolean usage, Naming naming, boolean legacy) {
        this.naming = naming;
        this.out = new ChunkFrames(model, created, usage);
        this.choices = new ChunkChoices(out, legacy);
    }

    /// What was told since the last time.
    Buffer take() {
        return out.take();
    }

    @Override
    public void begin(Value id) {
        out.begin(id);
    }

    @Override
    public boolean choice(long index) {
        return choices.choose(index);
    }

    @Override
    public void ended(String finish) {
        choices.calls().end(finish);
    }

    private void say(String member, Value words) {
        if (words.says()) {
            said = true;
            choices.spoke(words);
            out.words(member, words);
        }
    }

    @Override
    public void text(Value words) {
        say("content", words);
    }

    @Override
    public void reasoning(Value words) {
        if (words.says()) {
            choices.spoke(words);
            out.reasoning(words, naming);
        }
    }

    @Override
    public void aside(Aside aside) {
        out.aside(aside);
    }

    @Override
    public void refusal(Value words) {
        say("refusal", words);
    }

    /// Without its text, which was told already.
    @Override
    public void sealed(Value thinking, Value signature) {
        out.thought(ThinkingBlocks.sealed(new Bytes(256), Value.quoted(""), signature));
    }

    @Override
    public void redacted(Value data) {
        out.thought(ThinkingBlocks.redacted(new Bytes(256), data));
    }

    @Override
    public void call(Value id, Value name, Value thought) {
        said = true;
        choices.calls().open(id, name, thought);
    }

    @Override
    public void arguments(Value fragment) {
        choices.calls().arguments(fragment);
    }

    @Override
    public void argumentsWhole(Value object) {
        choices.calls().argumentsWhole(object);
    }

    @Override
    public long spoken() {
        return choices.spoken();
    }

    @Override
    public boolean said() {
        return said;
    }

    void finish(String first) {
        choices.finish(first);
    }

    void end(Usage told) {
        out.done(told);
    }
}
