package dev.sluice.kit;

import dev.sluice.kit.Script.Framing;
import dev.sluice.kit.Script.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Scripts of streams that several tests play.
public final class Scripts {

    private Scripts() {}

    /// Takes the request, answers something that is not HTTP, and stays.
    public static Script noise() {
        return early(
                new Step.Raw("\u0001\u0002 what?\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)),
                new Step.Hang());
    }

    /// Takes the request and ends the connection in order.
    public static Script hangup() {
        return early(new Step.Close());
    }

    private static Script early(Step... steps) {
        return new Script(
                200, List.of(), Framing.LENGTH, List.of(steps), List.of(), Long.MAX_VALUE);
    }

    /// A whole answer of a thousand tokens in and ten out, ended for this reason.
    public static Script ended(String content, String finish) {
        return Script.ok(
                Chunks.whole("X", 1_000, 10)
                        .replace("\"X\"", Asks.quoted(content))
                        .replace("\"stop\"", "\"" + finish + "\""));
    }

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
