package dev.sluice.metrics;

import dev.sluice.wire.Endpoint;

/// The catalogue of metrics (observability.md section 2) as methods. Safe from any thread; cheap
/// enough for the data path: handles are looked up once per combination and held. Durations are
/// nanoseconds.
public final class Meters {

    /// A call was read: in flight until [#ended].
    public void arrived() {}

    /// The terminal event of a call. `status` is 2xx, 4xx, 5xx, interrupted or client_closed.
    public void ended(
            Endpoint endpoint, String team, String model, String status, String errorType) {}

    /// @param score NaN when nothing was scored
    public void decided(String rule, String tier, String reason, long nanos, double score) {}

    public void filtered(String model, String reason) {}

    public void ruleFailed(String rule) {}

    public void authFailed(String reason) {}

    /// @param requested a configured name, or `other`
    public void requested(String requested, String model) {}

    /// Handles for one routed call's own histograms. `tier` is fast, reasoning or pinned.
    public ModelMeters model(Endpoint endpoint, String provider, String model, String tier) {
        throw new UnsupportedOperationException("filled by the metrics room");
    }

    /// Handles for the attempts on one target; held by the target.
    public TargetMeters target(String provider, String model, String target) {
        throw new UnsupportedOperationException("filled by the metrics room");
    }

    public void tokens(
            String team,
            String model,
            long input,
            long cached,
            long cacheWrite,
            long output,
            long reasoning) {}

    public void cost(String team, String model, long micros) {}

    /// `reason` is price_missing or usage_missing.
    public void unpriced(String model, String reason) {}

    public void streamOpened() {}

    public void streamClosed() {}

    /// `by` is client, upstream, timeout, limit or drain.
    public void streamAborted(String by) {}

    public void overhead(boolean request, long nanos) {}

    public void fallback(String from, String to, String reason) {}

    public void retryDenied(String reason) {}

    public interface ModelMeters {
        void duration(boolean stream, String errorType, long nanos);

        void firstToken(long nanos);

        void perOutputToken(long nanos);

        void usage(long input, long cached, long cacheWrite, long output, long reasoning);
    }

    public interface TargetMeters {
        void attempt(Endpoint endpoint, String errorType, long nanos);

        void firstChunk(Endpoint endpoint, long nanos);

        void meanGap(Endpoint endpoint, long nanos);

        void stall(long nanos);

        /// connect, first_byte, first_token, idle, total, write_stall
        void timeout(String kind);

        void retried(String reason);

        void inFlight(int delta);

        /// 0 closed, 1 half-open, 2 open
        void breaker(int state);
    }
}
