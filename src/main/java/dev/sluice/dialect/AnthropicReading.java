package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import org.jspecify.annotations.Nullable;

/// Reads an answer of Anthropic's Messages (providers.md section 4). Blocks come one after the
/// other; those nobody knows are passed over with what belongs to them.
final class AnthropicReading implements Reading {

    private final AnthropicMemory memory;
    private final AnthropicUsage usage = new AnthropicUsage();
    private final AnthropicBlock block;
    private @Nullable String finish;
    private boolean ended;
    private @Nullable Complaint failure;

    /// @param signatures null when no tool can be called
    /// @param loop as [Signatures#loop]
    AnthropicReading(@Nullable Signatures signatures, String loop) {
        this.memory = new AnthropicMemory(signatures, loop);
        this.block = new AnthropicBlock(memory);
    }

    @Override
    public void event(Value event, Telling to) {
        switch (event.get("type").text()) {
            case "message_start" -> {
                Value message = event.get("message");
                to.begin(message.get("id"));
                usage.begin(message.get("usage"));
            }
            case "content_block_start" -> block.open(event.get("content_block"), to);
            case "content_block_delta" -> block.delta(event.get("delta"), to);
            case "content_block_stop" -> block.close(to);
            case "message_delta" -> {
                usage.end(event.get("usage"));
                stopped(event.get("delta"), to);
            }
            case "message_stop" -> ended = true;
            case "error" -> failure = AnthropicErrors.within(event);
            case String _ -> {}
        }
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
        usage.end(answer.get("usage"));
        for (Value each : answer.get("content").items()) {
            block.whole(each, to);
        }
        stopped(answer, to);
        ended = true;
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
