package dev.sluice.metrics;

import java.util.List;
import java.util.TreeSet;

/// What the gauges stand at now, for who shows them beside what has ended. Not for the data path.
/// Any thread.
public final class Present {

    private final Register register;

    public Present(Meters meters) {
        register = meters.register;
    }

    /// One target, numbers NaN where nobody knows.
    ///
    /// @param breaker 0 closed, 1 half-open, 2 open
    /// @param limit attempts it may carry at once
    /// @param waiting requests that wait inside a vLLM server
    /// @param kvUsage of its key-value memory, 0 to 1
    /// @param loadAge seconds since the last three were read
    public record Target(
            double inFlight,
            double breaker,
            double up,
            double limit,
            double waiting,
            double running,
            double kvUsage,
            double loadAge) {}

    public Target target(String name) {
        return new Target(
                register.standsAt(Family.UPSTREAM_IN_FLIGHT.id(), name),
                register.standsAt(Family.BREAKER.id(), name),
                register.standsAt(Family.UP.id(), name),
                register.standsAt(Family.CONCURRENCY_LIMIT.id(), name),
                register.standsAt(Family.VLLM_WAITING.id(), name),
                register.standsAt(Family.VLLM_RUNNING.id(), name),
                register.standsAt(Family.VLLM_CACHE.id(), name),
                register.standsAt(Family.VLLM_AGE.id(), name));
    }

    /// Calls between their arrival and their end.
    public long inFlight() {
        return (long) register.standsAt(Family.IN_FLIGHT.id());
    }

    public long streamsOpen() {
        return (long) register.standsAt(Family.STREAMS_OPEN.id());
    }

    public int decisionsHeld() {
        return (int) register.standsAt(Family.DECISIONS_HELD.id());
    }

    /// The routes with a drift alarm.
    public List<String> drifting() {
        return List.copyOf(new TreeSet<>(register.where(Family.DRIFT, 1)));
    }
}
