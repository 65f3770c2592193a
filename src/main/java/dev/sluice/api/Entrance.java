package dev.sluice.api;

import dev.sluice.load.Comeback;
import dev.sluice.load.Drain;
import dev.sluice.metrics.Meters;
import dev.sluice.metrics.Strain;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// What comes before a call is heard: it may be unwelcome. Every event loop.
@Singleton
final class Entrance {

    /// Another instance can take the call at once (reliability.md R44).
    private static final long AGAIN_MILLIS = 1_000;

    /// Retries of a client are no new load (openai-wire RETRY-7).
    private static final CharSequence TRIED =
            HttpHeaders.createOptimized("x-stainless-retry-count");

    private final Drain drain;
    private final Vitals vitals;
    private final Strain strain;

    Entrance(Drain drain, Vitals vitals, Meters meters) {
        this.vitals = vitals;
        this.strain = meters.standing().strain();
        this.drain = drain;
    }

    /// Null for a call whose body may be read.
    @Nullable Refusal unwelcome(HttpServerRequest request, Envelope envelope) {
        String tried = request.getHeader(TRIED);
        if (tried != null) {
            strain.tried(tried);
        }
        if (drain.closed()) {
            return new Refusal.Busy("draining", Refusal.STOPPING, AGAIN_MILLIS);
        }
        String lack = vitals.lack();
        if (lack != null) {
            strain.shed(lack, "none");
            return overloaded(lack);
        }
        Refusal oversized = envelope.oversized();
        return oversized != null ? oversized : envelope.unreadable();
    }

    /// @param lack as in [Vitals#lack]
    static Refusal.Busy overloaded(String lack) {
        String full =
                lack.equals("descriptors")
                        ? "The gateway has as many connections and files open as it may"
                        : "The gateway has as much to do as it has memory for";
        return new Refusal.Busy(
                "overloaded",
                full + "; try again soon.",
                Comeback.millis(ThreadLocalRandom.current()));
    }
}
