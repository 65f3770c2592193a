package dev.sluice.ask;

/// What the conversation consists of: counts and sizes, no text.
///
/// @param turns messages (chat) or prompts (completions, embeddings)
/// @param tools tools offered, legacy functions included
/// @param toolResults tool results after the latest human turn: more than 0 means "inside a tool
///   loop"
/// @param textBytes bytes of all that a model reads as text, as written, JSON escapes included:
///   contents, tool calls and definitions of tools; a token counts as 3.2 bytes
/// @param systemBytes the part of it in system and developer turns
public record Content(
        int turns,
        int tools,
        int toolResults,
        int images,
        int audio,
        int files,
        int textBytes,
        int systemBytes) {}
