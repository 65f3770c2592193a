package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import org.jspecify.annotations.Nullable;

/// Reads an answer of Anthropic's Messages (providers.md section 4). Blocks come one after the
/// other; those nobody knows are passed over with what belongs to them.
final class AnthropicReading implements Reading {

    /// What the block at hand is.
    private enum Block {
        OTHER,
        TEXT,
        THOUGHT,
        CALL
    }

    private static final Value NO_ARGUMENTS = Value.of(new byte[] {'{', '}'});

    private final AnthropicMemory memory;
    private final AnthropicUsage usage = new AnthropicUsage();
    private Block block = Block.OTHER;
    private boolean argued;
    private @Nullable String finish;
    private boolean ended;
    private @Nullable Complaint failure;

    /// @param signatures null when no tool can be called
    /// @param loop as [Signatures#loop]
    AnthropicReading(@Nullable Signatures signatures, String loop) {
        this.memory = new AnthropicMemory(signatures, loop);
    }

    @Override
    public void event(Value event, Telling to) {
        switch (event.get("type").text()) {
            case "message_start" -> {
                Value message = event.get("message");
                to.begin(message.get("id"));
                usage.read(message.get("usage"));
            }
            case "content_block_start" -> open(event.get("content_block"), to);
            case "content_block_delta" -> delta(event.get("delta"), to);
            case "content_block_stop" -> close(to);
            case "message_delta" -> {
                usage.read(event.get("usage"));
                stopped(event.get("delta"), to);
            }
            case "message_stop" -> ended = true;
            case "error" -> failure = AnthropicErrors.within(event);
            case String _ -> {}
        }
    }

    private void open(Value opened, Telling to) {
        argued = false;
        block =
                switch (opened.get("type").text()) {
                    case "text" -> {
                        to.text(opened.get("text"));
                        yield Block.TEXT;
                    }
                    case "thinking" -> {
                        memory.open();
                        memory.think(opened.get("thinking"));
                        to.reasoning(opened.get("thinking"));
                        yield Block.THOUGHT;
                    }
                    case "redacted_thinking" -> {
                        memory.redacted(opened.get("data"));
                        to.redacted(opened.get("data"));
                        yield Block.OTHER;
                    }
                    case "tool_use" -> {
                        memory.called(opened.get("id"));
                        to.call(opened.get("id"), opened.get("name"), Value.ABSENT);
                        arguments(opened.get("input"), to);
                        yield Block.CALL;
                    }
                    case String _ -> Block.OTHER;
                };
    }

    /// A stream opens with an empty object and then sends fragments.
    private void arguments(Value input, Telling to) {
        if (input.isObject() && input.size() > 0) {
            argued = true;
            to.argumentsWhole(input);
        }
    }

    private void delta(Value delta, Telling to) {
        Value type = delta.get("type");
        if (type.is("text_delta")) {
            to.text(delta.get("text"));
        } else if (type.is("input_json_delta") && block == Block.CALL) {
            argued |= delta.get("partial_json").says();
            to.arguments(delta.get("partial_json"));
        } else if (type.is("thinking_delta")) {
            memory.think(delta.get("thinking"));
            to.reasoning(delta.get("thinking"));
        } else if (type.is("signature_delta") && delta.get("signature").says()) {
            memory.seal(delta.get("signature"));
            to.sealed(Value.ABSENT, delta.get("signature"));
        }
    }

    private void close(Telling to) {
        if (block == Block.CALL && !argued) {
            to.argumentsWhole(NO_ARGUMENTS);
        }
        block = Block.OTHER;
    }

    private void stopped(Value said, Telling to) {
        String word = said.get("stop_reason").text();
        if (word.isEmpty()) {
            return;
        }
        finish = AnthropicStops.finish(word, memory.calls());
        if (word.equals("refusal")) {
            Value why = said.get("stop_details").get("explanation");
            to.refusal(why.says() ? why : Value.quoted("The model declined to answer."));
        }
        memory.keep();
    }

    @Override
    public void whole(Value answer, Telling to) {
        if (answer.get("type").is("error")) {
            failure = AnthropicErrors.within(answer);
            return;
        }
        to.begin(answer.get("id"));
        usage.read(answer.get("usage"));
        for (Value each : answer.get("content").items()) {
            part(each, to);
        }
        stopped(answer, to);
        ended = true;
    }

    private void part(Value each, Telling to) {
        open(each, to);
        Value signature = each.get("signature");
        if (block == Block.THOUGHT && signature.says()) {
            memory.seal(signature);
            to.sealed(each.get("thinking"), signature);
        }
        close(to);
    }

    @Override
    public Complaint refused(int status, byte[] body) {
        return AnthropicErrors.read(status, body);
    }

    @Override
    public @Nullable String finish() {
        return finish;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public @Nullable Usage usage() {
        return usage.told();
    }

    @Override
    public @Nullable Complaint failure() {
        return failure;
    }
}
