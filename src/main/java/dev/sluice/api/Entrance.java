package dev.sluice.api;

import dev.sluice.load.Drain;
import dev.sluice.wire.Connections;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Flushes;
import dev.sluice.wire.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// What comes before a call is heard: its connection is made known, and it may be unwelcome. Every
/// event loop.
@Singleton
final class Entrance {

    /// Another instance can take the call at once (reliability.md R44).
    private static final long AGAIN_MILLIS = 1_000;

    private final Connections connections;
    private final Drain drain;

    Entrance(Connections connections, Drain drain) {
        this.connections = connections;
        this.drain = drain;
    }

    /// Null for a call whose body may be read.
    @Nullable Refusal unwelcome(HttpServerRequest request, Envelope envelope) {
        if (Flushes.atTurnEnd(request.connection())) {
            connections.opened(request);
        }
        if (drain.closed()) {
            return new Refusal.Busy("draining", Refusal.STOPPING, AGAIN_MILLIS);
        }
        Refusal oversized = envelope.oversized();
        return oversized != null ? oversized : envelope.unreadable();
    }
}
