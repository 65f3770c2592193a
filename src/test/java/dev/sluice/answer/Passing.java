package dev.sluice.answer;

import dev.sluice.wire.Flow;
import dev.sluice.wire.Refusal;
import io.vertx.core.buffer.Buffer;

/// A stream of given parts, and those at its ends.
record Passing(String... parts) implements Flow {

    @Override
    public void to(Sink sink) {
        for (int i = 0; i < parts.length - 1; i++) {
            sink.write(Buffer.buffer(parts[i]));
        }
        sink.end(Buffer.buffer(parts[parts.length - 1]));
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    /// One that shows where its parts would go.
    record Held(Sink[] open) implements Flow {

        @Override
        public void to(Sink sink) {
            open[0] = sink;
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}
    }

    static final class Caller implements Flow.Sink {

        final StringBuilder got = new StringBuilder();

        @Override
        public void write(Buffer frames) {
            got.append(frames);
        }

        @Override
        public void end(Buffer last) {
            got.append(last).append(" end");
        }

        @Override
        public void fail(Refusal why) {
            got.append(" fail");
        }

        @Override
        public void cut() {
            got.append(" cut");
        }
    }
}
