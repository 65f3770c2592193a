package dev.sluice.ledger;

/// How an answer stopped, by its own word.
///
/// @param reason `stop`, `length`, `tool_calls`, `content_filter`, `other`, or `none` when it did
///   not say
/// @param said whether the caller was told anything: content, a refusal or a tool call; thoughts do
///   not count
/// @param garbled whether a tool was called with arguments that are no object, where the caller's
///   form shows them as one
public record Stop(String reason, boolean said, boolean garbled) {

    /// No answer, or none that was read.
    public static final Stop UNKNOWN = new Stop("none", true);

    public Stop(String reason, boolean said) {
        this(reason, said, false);
    }

    /// The usual failure after routing up: thoughts used up the cap (routing-quality.md 7).
    public boolean cutEmpty() {
        return reason.equals("length") && !said;
    }
}
