package dev.sluice.kit;

/// Scripts of streams that several tests play.
public final class Scripts {

    private Scripts() {}

    /// A stream of these bytes.
    public static Script written(String text) {
        return Script.events().piece(text);
    }

    /// A stream that has said one word.
    public static Script said() {
        return Script.events().event(Chunks.role()).event(Chunks.content("Hello"));
    }

    /// The same, ended for this reason, without `[DONE]`.
    public static Script aborted(String reason) {
        return said().event(Chunks.finish(reason));
    }

    /// As OpenAI writes a stream when it was asked for usage: nine tokens in, twelve out.
    public static Script withUsage() {
        return Script.events()
                .event(Chunks.nulled(Chunks.content("Hello")))
                .event(Chunks.nulled(Chunks.finish("stop")))
                .event(Chunks.usage(9, 12))
                .done();
    }
}
