package dev.sluice.upstream;

import dev.sluice.fault.Fault;
import dev.sluice.fault.Skipped;
import dev.sluice.health.Health;
import dev.sluice.health.Reason;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.faulttolerance.standalone.StandaloneFaultTolerance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import jakarta.enterprise.util.TypeLiteral;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/// Guards the attempts on one target until they speak: a circuit breaker that opens on real
/// failures only. Shared by all event loops; kept over reloads, so that a reload heals nothing by
/// accident.
///
/// The bulkhead is [dev.sluice.load.Room], a count of our own: SmallRye's keeps one queue for all
/// callers, from which one event loop may take another's attempt even when nothing waits.
final class Shield {

    private final String model;
    private final IntSupplier inARow;
    private final Runnable tripped;
    private volatile TypedGuard<Uni<Plan.Opened>> guard;
    private volatile long suspectedAt;
    private volatile @Nullable Throwable last;

    /// SmallRye takes what says nothing of the target (a caller who left, a stale connection) for a
    /// success, so [dev.sluice.health.Health] counts failures in a row too. Their share is counted
    /// there alone, and so is how long the target stays out: SmallRye knows neither times nor
    /// doubling.
    ///
    /// @param inARow failures that are too many (reliability.md R15)
    /// @param tripped told when the breaker opens
    Shield(String model, IntSupplier inARow, Runnable tripped) {
        this.model = model;
        this.inARow = inARow;
        this.tripped = tripped;
        this.guard = closed();
    }

    private TypedGuard<Uni<Plan.Opened>> closed() {
        return TypedGuard.create(new TypeLiteral<Uni<Plan.Opened>>() {})
                .withDescription(model)
                .withThreadOffload(false)
                .withCircuitBreaker()
                .requestVolumeThreshold(inARow.getAsInt())
                .failureRatio(1)
                .when(this::counts)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    private boolean counts(Throwable failure) {
        boolean real = failure instanceof Fault.Raised raised && raised.fault().counts();
        last = real ? failure : last;
        return real;
    }

    /// The last real failure of an attempt; null before there was one.
    @Nullable Throwable last() {
        return last;
    }

    /// A breaker's one message: a new one takes its place, closed, because whether the target is
    /// tried is for its health to say.
    private void changed(CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN) {
            renew();
            tripped.run();
        }
    }

    /// What opens it takes its target out.
    static Shield of(String model, Health health) {
        return new Shield(
                model, health::inARow, () -> health.leave(Reason.CONSECUTIVE, System.nanoTime()));
    }

    /// Forgets the failures so far, and asks anew how many are too many.
    void renew() {
        guard = closed();
    }

    /// Ends the timer that all breakers share: its thread would outlive the application.
    static void close() throws InterruptedException {
        StandaloneFaultTolerance.shutdown();
    }

    Uni<Plan.Opened> guard(Supplier<Uni<Plan.Opened>> attempt) {
        return guard.get(attempt)
                .onFailure(Shield::prevented)
                .transform(_ -> new Fault.Raised(Skipped.resting(model)));
    }

    /// A pooled connection was found broken: others may be no better, as after a proxy's restart.
    void stale(long now) {
        suspectedAt = now;
    }

    /// A connection for one attempt, none of those under suspicion.
    Future<HttpClientRequest> dial(Supplier<Future<HttpClientRequest>> dial) {
        long since = suspectedAt;
        return since == 0 ? dial.get() : Connections.madeSince(since, dial);
    }

    private static boolean prevented(Throwable failure) {
        return failure instanceof CircuitBreakerOpenException;
    }
}
