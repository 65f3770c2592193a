package dev.sluice.ask;

import dev.sluice.wire.Endpoint;

/// What a caller asks, as far as routing, limits and dialects need to know it. Text is not copied
/// out: [Text] and [Body] are ranges of the caller's bytes.
///
/// @param model the name as the caller wrote it, unescaped
/// @param text the latest human turn and the first one
public record Ask(
        Endpoint endpoint,
        String model,
        boolean streams,
        UsageWish usageWish,
        Options options,
        Content content,
        Text text,
        Body body) {

    /// Bytes of text per token before a model's own ratio is known (performance.md section 10: 3.1
    /// to 3.3 measured on English and code).
    private static final double BYTES_PER_TOKEN = 3.2;

    /// The same in the conversation that the caller names; an empty name is none.
    Ask in(String conversation) {
        return conversation.isEmpty()
                ? this
                : new Ask(
                        endpoint,
                        model,
                        streams,
                        usageWish,
                        options,
                        content,
                        text.in(conversation),
                        body);
    }

    /// Without the caller's bytes: for who needs to know only what was asked for while the answer
    /// goes by (reliability.md R25).
    public Ask told() {
        return new Ask(
                endpoint, model, streams, usageWish, options, content, Text.NOTHING, Body.NOTHING);
    }

    /// An estimate for routing and admission; never used as a fact about cost.
    public int promptTokens() {
        return (int) tokens(content.textBytes());
    }

    /// About how many tokens so much text has.
    public static long tokens(long bytes) {
        return (long) Math.ceil(bytes / BYTES_PER_TOKEN);
    }

    /// Whether it goes on with what a model said: results of its tool calls, or its thoughts,
    /// signed or not. Such a turn goes back to where they came from. Reads the body once.
    public boolean goesOn() {
        return content.toolResults() > 0 || Thoughts.in(body);
    }

    /// Whether its provider keeps it, or has to find an earlier one: nobody else can answer in its
    /// stead (reliability.md R14).
    public boolean remembered() {
        return body.says("store") || refersBack();
    }

    /// Whether it goes on with what a provider keeps.
    public boolean refersBack() {
        return body.says("previous_response_id") || body.says("conversation");
    }

    /// `stream_options.include_usage`; an explicit false is never overridden (openai-wire USAGE-6).
    public enum UsageWish {
        UNSAID,
        YES,
        NO
    }
}
