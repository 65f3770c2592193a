package dev.sluice.wire;

import io.vertx.core.buffer.Buffer;

/// What a caller gets. `labels` explain the decision and are present on every case once the call
/// was routed.
public sealed interface Reply {

    Labels labels();

    /// One complete JSON body.
    record Whole(int status, Labels labels, Buffer body) implements Reply {}

    /// Server-sent events under status 200; its first event is ready when the reply is made.
    record Streamed(Labels labels, Flow flow) implements Reply {}

    /// We say no, and why.
    record Declined(Labels labels, Refusal why) implements Reply {}
}
