package dev.sluice.upstream;

import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Whether the caller is still there, and how long others were waited for. `api` says when it has
/// gone; whoever works for the call at that moment says what to stop. One event loop.
public final class Departure {

    private final Executor loop;
    private Runnable stop = () -> {};
    private boolean gone;
    private long waited;

    /// @param loop runs a task on the call's event loop
    public Departure(Executor loop) {
        this.loop = loop;
    }

    /// On the event loop that runs this.
    public static Departure here() {
        Context loop =
                Objects.requireNonNull(Vertx.currentContext(), "a request is not on an event loop");
        return new Departure(task -> loop.runOnContext(_ -> task.run()));
    }

    /// For a step that may have left the call's event loop and must come back to it.
    Executor loop() {
        return loop;
    }

    /// What others say of the call, back on its event loop.
    public <T> Uni<T> awaits(Uni<T> said) {
        long since = System.nanoTime();
        return said.emitOn(loop).invoke(_ -> waits(System.nanoTime() - since));
    }

    /// Neither our own time nor that of an attempt.
    void waits(long nanos) {
        waited += nanos;
    }

    /// Nanoseconds in which the call waited for others: for opinions, and for room.
    public long waited() {
        return waited;
    }

    /// What to do when the caller leaves, instead of what was said before; done at once when it has
    /// already left.
    void onGone(Runnable stop) {
        this.stop = stop;
        if (gone) {
            stop.run();
        }
    }

    boolean hasGone() {
        return gone;
    }

    /// Why the call gets no further attempt; empty when it may.
    ///
    /// @param dismissed whether the drain limit is over
    Optional<Fault> ended(boolean dismissed) {
        if (gone) {
            return Optional.of(Faults.callerGone());
        }
        return dismissed ? Optional.of(Faults.draining()) : Optional.empty();
    }

    /// The caller's connection closed before the answer ended. Idempotent.
    public void gone() {
        if (!gone) {
            gone = true;
            stop.run();
        }
    }
}
