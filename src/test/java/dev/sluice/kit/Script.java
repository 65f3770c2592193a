package dev.sluice.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What [FakeProvider] does with one request. Immutable, so a script may be used many times; each
/// method gives a script with one thing more. A script that does not end in [#reset], [#close] or
/// [#hang] ends its body properly and keeps the connection.
///
/// @param headers pairs of name and value in one list, in order
/// @param before what happens before the head is sent
/// @param body what happens after it
/// @param cut bytes of the answer, head included, after which the connection is reset
public record Script(
        int status,
        List<String> headers,
        Framing framing,
        List<Step> before,
        List<Step> body,
        long cut) {

    /// How the end of the body is told: by its length, by chunks, or by the end of the connection.
    public enum Framing {
        LENGTH,
        CHUNKED,
        CLOSE
    }

    /// One thing that happens.
    public sealed interface Step {
        /// Body bytes, one chunk when chunked, in one write.
        record Piece(byte[] bytes) implements Step {}

        /// Bytes as they are, past any framing.
        record Raw(byte[] bytes) implements Step {}

        /// So many times the byte `a`, in pieces of 64 KiB.
        record Flood(long bytes) implements Step {}

        /// The same piece again and again, with a pause after each, until the client leaves.
        record Drip(byte[] bytes, long pauseMillis) implements Step {}

        record Hold(Gate gate) implements Step {}

        record Reset() implements Step {}

        record Close() implements Step {}

        /// Nothing more, until the client leaves or the provider closes.
        record Hang() implements Step {}
    }

    public Script {
        headers = List.copyOf(headers);
        before = List.copyOf(before);
        body = List.copyOf(body);
    }

    /// A status without headers or body.
    public static Script status(int status) {
        return new Script(status, List.of(), Framing.LENGTH, List.of(), List.of(), Long.MAX_VALUE);
    }

    /// 200 with a JSON body; [#status] with [#json] for others.
    public static Script ok(String json) {
        return status(200).json(json);
    }

    /// 200 with an event stream in chunks, to be filled with [#event].
    public static Script events() {
        return status(200).header("content-type", "text/event-stream").framed(Framing.CHUNKED);
    }

    /// A whole chat stream: role, one chunk per word, finish, `[DONE]`.
    public static Script chat(String... words) {
        Script script = events().event(Chunks.role());
        for (String word : words) {
            script = script.event(Chunks.content(word));
        }
        return script.event(Chunks.finish("stop")).done();
    }

    /// An error in OpenAI's shape.
    public static Script error(int status, String code) {
        return status(status)
                .json(
                        "{\"error\":{\"message\":\"scripted\",\"type\":\"scripted\",\"param\":null,\"code\":\""
                                + code
                                + "\"}}");
    }

    /// Takes the request and says nothing.
    public static Script silent() {
        return status(200).early(new Step.Hang());
    }

    /// Takes the request and resets the connection.
    public static Script slam() {
        return status(200).early(new Step.Reset());
    }

    public Script header(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new Script(status, more, framing, before, body, cut);
    }

    public Script framed(Framing framing) {
        return new Script(status, headers, framing, before, body, cut);
    }

    public Script json(String json) {
        return header("content-type", "application/json").piece(json);
    }

    public Script piece(String text) {
        return then(new Step.Piece(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Script piece(byte[] bytes) {
        return then(new Step.Piece(bytes.clone()));
    }

    /// One event with one line of data.
    public Script event(String data) {
        return piece("data: " + data + "\n\n");
    }

    public Script done() {
        return event("[DONE]");
    }

    public Script raw(String text) {
        return then(new Step.Raw(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// A chunk size that is none.
    public Script garbage() {
        return raw("zz;not-a-size\r\n");
    }

    public Script flood(long bytes) {
        return then(new Step.Flood(bytes));
    }

    /// For ever; ends what it is put after.
    public Script drip(String text, long pauseMillis) {
        return then(new Step.Drip(text.getBytes(StandardCharsets.UTF_8), pauseMillis));
    }

    public Script hold(Gate gate) {
        return then(new Step.Hold(gate));
    }

    /// Holds before the head: the time to first byte is the test's.
    public Script late(Gate gate) {
        return early(new Step.Hold(gate));
    }

    /// Says this before the head, as it is.
    public Script first(String raw) {
        return early(new Step.Raw(raw.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// Ends the connection with a RST.
    public Script reset() {
        return then(new Step.Reset());
    }

    /// Ends the connection with a FIN, without the last chunk.
    public Script close() {
        return then(new Step.Close());
    }

    public Script hang() {
        return then(new Step.Hang());
    }

    /// Resets the connection after so many bytes of the answer, head included.
    public Script resetAt(long bytes) {
        return new Script(status, headers, framing, before, body, bytes);
    }

    private Script early(Step step) {
        List<Step> more = new ArrayList<>(before);
        more.add(step);
        return new Script(status, headers, framing, more, body, cut);
    }

    private Script then(Step step) {
        List<Step> more = new ArrayList<>(body);
        more.add(step);
        return new Script(status, headers, framing, before, more, cut);
    }
}
