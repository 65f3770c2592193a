package dev.sluice.api;

import dev.sluice.load.Drain;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Upstreams;
import dev.sluice.wire.Connections;
import dev.sluice.wire.Intakes;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Stops the gateway as [Drain] says when a signal tells it to. The framework's own shutdown knows
/// neither how to end a stream nor a second signal (reliability.md R45), and has nothing left to
/// wait for when this one is over.
@Singleton
final class Closing {

    private static final Logger LOG = Logger.getLogger(Closing.class);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);

    private final Drain drain;
    private final Connections connections;
    private final Meters meters;
    private final Intakes intakes;
    private final Upstreams upstreams;

    Closing(
            Drain drain,
            Connections connections,
            Meters meters,
            Intakes intakes,
            Upstreams upstreams) {
        this.intakes = intakes;
        this.drain = drain;
        this.connections = connections;
        this.meters = meters;
        this.upstreams = upstreams;
    }

    /// In dev mode and in tests a signal is not for us.
    void listen(
            @Observes StartupEvent up,
            LaunchMode mode,
            @ConfigProperty(name = "sluice.verb") boolean verb)
            throws ReflectiveOperationException {
        if (mode == LaunchMode.NORMAL && !verb) {
            Signals.hear(this::signalled);
        }
    }

    /// On the signal's own thread, which the first signal keeps until the process ends.
    private void signalled(String name) {
        if (drain.signalled(System.nanoTime())) {
            LOG.infof("%s: draining, %d calls under way", name, underWay());
            run();
            Quarkus.asyncExit(0);
        } else {
            LOG.infof("%s again: streams have 5 s at most", name);
        }
    }

    /// Returns when nothing is left to do for any caller.
    void run() {
        connections.leave();
        Drain.Phase before = Drain.Phase.LEAVING;
        while (before != Drain.Phase.OVER) {
            Drain.Phase now = drain.at(System.nanoTime(), underWay(), connections.unsent());
            if (now != before) {
                entered(now);
            }
            before = now;
            LockSupport.parkNanos(this, LOOK);
        }
    }

    /// Calls, and bodies of calls to come: those first, because one that is handed on meanwhile may
    /// count twice but never not at all.
    long underWay() {
        long bodies = intakes.reading();
        return bodies + meters.underWay();
    }

    private void entered(Drain.Phase phase) {
        switch (phase) {
            case SERVING, LEAVING -> {}
            case CLOSED -> LOG.infof("no new calls; %d under way", underWay());
            case DISMISSED -> {
                LOG.warnf("ending the %d calls still under way", underWay());
                intakes.dismiss();
                upstreams.dismiss();
            }
            case OVER -> LOG.info("drained");
        }
    }
}
