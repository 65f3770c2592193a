package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Ids;
import io.vertx.core.buffer.Buffer;

/// An answer told as one `chat.completion` (openai-wire ANS-1 to ANS-4).
final class Completion implements Telling {

    private static final int ROOM = 1024;

    private final Naming naming;
    private final boolean legacy;
    private final Bytes before = new Bytes(0);
    private CompletionChoice choice;
    private int index;
    private long spoken;
    private boolean said;
    private Value id = Value.ABSENT;

    /// @param naming where reasoning stands; as it comes means `reasoning_content`
    /// @param legacy as [Legacy#spoken]
    Completion(Naming naming, boolean legacy) {
        this.naming = naming;
        this.legacy = legacy;
        this.choice = new CompletionChoice(legacy);
    }

    @Override
    public void begin(Value id) {
        this.id = id;
    }

    @Override
    public void text(Value words) {
        choice.content.words(words);
    }

    @Override
    public void reasoning(Value words) {
        choice.reasoning.words(words);
    }

    @Override
    public void refusal(Value words) {
        choice.refusal.words(words);
    }

    @Override
    public void sealed(Value thinking, Value signature) {
        ThinkingBlocks.sealed(choice.thoughts.comma(), thinking, signature);
    }

    @Override
    public void redacted(Value data) {
        ThinkingBlocks.redacted(choice.thoughts.comma(), data);
    }

    @Override
    public void call(Value id, Value name, Value thought) {
        choice.calls.open(id, name, thought);
    }

    @Override
    public void arguments(Value fragment) {
        choice.calls.arguments(fragment);
    }

    @Override
    public void argumentsWhole(Value object) {
        choice.calls.argumentsWhole(object);
    }

    @Override
    public long spoken() {
        return spoken + choice.spoken();
    }

    @Override
    public boolean said() {
        return said || choice.said();
    }

    @Override
    public void next(String finish) {
        spoken = spoken();
        said = said();
        choice.write(before, index++, finish, naming);
        choice = new CompletionChoice(legacy);
    }

    /// @param model as the caller named it
    /// @param created seconds since 1970
    Buffer body(String model, long created, String finish, Usage usage) {
        Bytes out = new Bytes((int) spoken() + ROOM).put("{\"id\":\"chatcmpl-");
        if (id.says()) {
            out.inside(id);
        } else {
            out.put(Ids.next());
        }
        out.put("\",\"object\":\"chat.completion\",\"created\":")
                .put(created)
                .put(",\"model\":")
                .quoted(model)
                .put(",\"choices\":[")
                .put(before);
        choice.write(out, index, finish, naming);
        out.put("]");
        if (usage.source() == Usage.Source.REPORTED) {
            Counts.write(usage, out.put(",\"usage\":"));
        }
        return out.put("}").buffer();
    }
}
