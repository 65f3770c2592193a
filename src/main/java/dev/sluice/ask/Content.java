package dev.sluice.ask;

/// What the conversation consists of: counts and sizes, no text.
///
/// @param turns messages (chat) or prompts (completions, embeddings)
/// @param textBytes bytes of all that a model reads as text, as written, JSON escapes included:
///   contents, tool calls and definitions of tools; a token counts as 3.2 bytes
/// @param systemBytes the part of it in system and developer turns
public record Content(
        int turns,
        Loop loop,
        int images,
        int audio,
        int video,
        int files,
        int textBytes,
        int systemBytes) {

    /// What a model may do by tools, and how that went.
    ///
    /// @param tools offered, legacy functions included
    /// @param results after the latest human turn: more than 0 means "inside a tool loop"
    /// @param stuck the loop before the latest human turn gave the same error three times in a row
    public record Loop(int tools, int results, boolean stuck) {}

    public Content(
            int turns,
            int tools,
            int toolResults,
            int images,
            int audio,
            int video,
            int files,
            int textBytes,
            int systemBytes) {
        this(
                turns,
                new Loop(tools, toolResults, false),
                images,
                audio,
                video,
                files,
                textBytes,
                systemBytes);
    }

    /// Parts of any kind that are no text.
    public int media() {
        return images + audio + video + files;
    }

    public int tools() {
        return loop.tools();
    }

    public int toolResults() {
        return loop.results();
    }
}
