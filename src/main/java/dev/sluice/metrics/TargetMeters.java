package dev.sluice.metrics;

import dev.sluice.wire.Endpoint;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Handles of one target, from [Meters#target] to [Meters#forget]. Any thread; on the data path.
public interface TargetMeters {
    void attempt(Endpoint endpoint, String errorType, long nanos);

    void firstChunk(Endpoint endpoint, long nanos);

    void meanGap(Endpoint endpoint, long nanos);

    void stall(long nanos);

    /// connect, first_byte, first_token, idle, total, deadline, write_stall, min_rate
    void timeout(String kind);

    void retried(String reason);

    /// It was slow, so that another was asked beside it: primary_won, hedge_won, both_failed,
    /// cancelled, or denied
    void hedged(String outcome);

    void inFlight(int delta);

    /// It left rotation: consecutive_errors, error_rate, slow, auth, quota, probe
    void ejected(String reason);

    /// 0 closed, 1 half-open, 2 open
    void breaker(int state);

    /// Whether calls are sent there; true until said otherwise.
    void up(boolean inRotation);

    /// A server that says what it has to do; shown from now on. Null when it no longer does.
    void sees(@Nullable Seen server);

    /// Tells how many calls at once it may have; shown from now on.
    void bears(IntSupplier limit);

    /// What is seen of a server that says what it has to do. Read on each scrape, by any thread;
    /// NaN where nothing is known.
    interface Seen {

        double running();

        double waiting();

        /// Of its KV cache, 0 to 1.
        double cache();

        /// 1 while it sleeps.
        double asleep();

        /// Mean seconds of attempts that began while it said that nothing waits.
        double firstToken();

        /// Seconds since it last said anything.
        double age();
    }
}
