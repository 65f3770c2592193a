package dev.sluice.wire;

import io.vertx.core.buffer.Buffer;

/// The body of a streamed reply, pushed on the call's event loop. The receiver owns the pace: it
/// pauses the flow when its own queue is full. Nothing may be called after the sink's last word.
public interface Flow {

    /// Starts the flow; what was held back until the commit comes first. Called once.
    void to(Sink sink);

    void pause();

    void resume();

    /// Where the frames go. Exactly one of [#end], [#fail] and [#cut] is called, last.
    interface Sink {

        /// Complete events, ready for the wire; ownership of the buffer passes to the sink.
        void write(Buffer frames);

        /// The last events; then the answer is whole.
        void end(Buffer last);

        /// The stream broke after its first byte: an error event is all that can still be said
        /// (openai-wire SSE-6).
        void fail(Refusal why);

        /// The receiver's client has not read for too long: nothing can be said to it any more.
        void cut();
    }
}
