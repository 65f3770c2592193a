package dev.sluice.dialect;

import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import org.jspecify.annotations.Nullable;

/// What is to be known of an answer in Anthropic's words that goes by. One per attempt.
final class AnthropicWatch {

    private static final String[] SAID = {"text", "partial_json"};

    private final AnthropicUsage usage = new AnthropicUsage();
    private String stop = "";
    private boolean visible;
    private boolean called;
    private boolean ended;
    private long spoken;

    void saw(Value type, Value event) {
        if (type.is("content_block_delta")) {
            delta(event.get("delta"));
            return;
        }
        switch (type.text()) {
            case "message_start" -> usage.begin(event.get("message").get("usage"));
            case "content_block_start" -> block(event.get("content_block"));
            case "message_delta" -> {
                usage.end(event.get("usage"));
                stopped(event.get("delta"));
            }
            case "message_stop" -> ended = true;
            case String _ -> {}
        }
    }

    private void delta(Value delta) {
        for (String name : SAID) {
            visible |= said(delta.get(name));
        }
        said(delta.get("thinking"));
    }

    private boolean said(Value words) {
        spoken += words.says() ? words.to - words.from - 2 : 0;
        return words.says();
    }

    private void block(Value block) {
        if (block.get("type").is("tool_use")) {
            called = visible = true;
            spoken += block.get("name").to - block.get("name").from;
        } else {
            visible |= said(block.get("text"));
            said(block.get("thinking"));
        }
    }

    private void stopped(Value delta) {
        String word = delta.get("stop_reason").text();
        stop = word.isEmpty() ? stop : word;
    }

    /// Whether it is one.
    boolean whole(Value answer) {
        usage.end(answer.get("usage"));
        for (Value block : answer.get("content").items()) {
            block(block);
            Value input = block.get("input");
            spoken += input.to - input.from;
        }
        stopped(answer);
        return answer.get("content").isArray() && stopped();
    }

    boolean stopped() {
        return !stop.isEmpty();
    }

    boolean ended() {
        return ended;
    }

    /// Bytes of content, thoughts and calls so far.
    long spoken() {
        return spoken;
    }

    @Nullable Usage usage() {
        return usage.told();
    }

    Stop stop() {
        return stopped()
                ? new Stop(AnthropicStops.finish(stop, called), visible)
                : new Stop("none", visible);
    }
}
