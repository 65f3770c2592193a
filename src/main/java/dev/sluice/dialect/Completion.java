package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// An answer told as one `chat.completion` (openai-wire ANS-1 to ANS-4).
final class Completion implements Telling {

    private static final int ROOM = 1024;

    private final Naming naming;
    private final boolean legacy;
    private final List<CompletionChoice> choices = new ArrayList<>(1);
    private CompletionChoice choice;
    private Value id = Value.ABSENT;

    /// @param naming where reasoning stands; as it comes means `reasoning_content`
    /// @param legacy as [Legacy#spoken]
    Completion(Naming naming, boolean legacy) {
        this.naming = naming;
        this.legacy = legacy;
        this.choice = new CompletionChoice(legacy);
        choices.add(choice);
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
    public void aside(Aside aside) {
        choice.aside(aside);
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
        return choices.stream().mapToLong(CompletionChoice::spoken).sum();
    }

    @Override
    public boolean said() {
        return choices.stream().anyMatch(CompletionChoice::said);
    }

    /// One after the other, as a whole answer lists them.
    @Override
    public boolean choice(long index) {
        if (index == choices.size()) {
            choices.add(new CompletionChoice(legacy));
        }
        choice = choices.getLast();
        return true;
    }

    @Override
    public void ended(String finish) {
        choice.finish = finish;
    }

    /// @param model as the caller named it
    /// @param created seconds since 1970
    /// @param finish why the first choice ended
    Buffer body(String model, long created, String finish, Usage usage) {
        Bytes out = new Bytes((int) spoken() + ROOM);
        ChatHead.write(out, id, "chat.completion", created, model).put("[");
        choices.getFirst().finish = finish;
        for (int i = 0; i < choices.size(); i++) {
            choices.get(i).write(out, i, naming);
        }
        out.put("]");
        if (usage.source() == Usage.Source.REPORTED) {
            Counts.write(usage, out.put(",\"usage\":"));
        }
        return out.put("}").buffer();
    }
}
