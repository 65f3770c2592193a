package dev.sluice.upstream;

import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.faulttolerance.standalone.StandaloneFaultTolerance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/// Guards the attempts on one target until they speak: a circuit breaker that opens on real
/// failures only, and a bulkhead so that one slow provider cannot hold every connection. Shared by
/// all event loops; kept over reloads, so that a reload heals nothing by accident.
///
/// The bulkhead is a count of our own: SmallRye's keeps one queue for all callers, from which one
/// event loop may take another's attempt even when nothing waits.
final class Shield {

    /// reliability.md R15: at least 10 attempts, half of them failed, open for 5 s, then one trial.
    private static final int WINDOW = 10;

    private static final double FAILURES = 0.5;
    static final int REST_SECONDS = 5;

    /// The state in which calls are not sent.
    static final int OPEN = 2;

    private final TypedGuard<Uni<Opened>> guard;
    private final String model;

    /// @param state told 0 closed, 1 half-open, 2 open
    Shield(String model, IntConsumer state) {
        this.model = model;
        this.guard =
                TypedGuard.create(new TypeLiteral<Uni<Opened>>() {})
                        .withDescription(model)
                        .withThreadOffload(false)
                        .withCircuitBreaker()
                        .requestVolumeThreshold(WINDOW)
                        .failureRatio(FAILURES)
                        .delay(REST_SECONDS, ChronoUnit.SECONDS)
                        .successThreshold(1)
                        .when(failure ->
                                failure instanceof Fault.Raised raised && raised.fault().counts())
                        .onStateChange(now -> state.accept(code(now)))
                        .done()
                        .build();
    }

    /// Ends the timer that all breakers share: its thread would outlive the application.
    static void close() throws InterruptedException {
        StandaloneFaultTolerance.shutdown();
    }

    private static int code(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> OPEN;
        };
    }

    /// Fails with [Fault.Raised] and nothing else.
    ///
    /// @param full whether the target has as many calls as it bears
    Uni<Opened> guard(boolean full, Supplier<Uni<Opened>> attempt) {
        if (full) {
            return Uni.createFrom().failure(new Fault.Raised(Faults.resting(model)));
        }
        return guard.get(attempt)
                .onFailure(Shield::prevented)
                .transform(_ -> new Fault.Raised(Faults.resting(model)));
    }

    private static boolean prevented(Throwable failure) {
        return failure instanceof CircuitBreakerOpenException;
    }
}
