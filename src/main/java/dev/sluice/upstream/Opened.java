package dev.sluice.upstream;

import dev.sluice.wire.Flow;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/// What a successful attempt opens.
sealed interface Opened {

    /// The upstream's.
    MultiMap headers();

    record Whole(MultiMap headers, Buffer body) implements Opened {}

    record Stream(MultiMap headers, Flow flow) implements Opened {}
}
