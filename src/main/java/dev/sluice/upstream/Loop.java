package dev.sluice.upstream;

import dev.sluice.catalog.Timeouts;
import dev.sluice.fault.Fault;
import dev.sluice.load.Allowance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/// What one event loop owns: its HTTP clients, because a shared pool ignores which loop a
/// connection lives on, the [Detours] of their names, and the [Sweep] of its deadlines. Used on
/// that loop only.
final class Loop {

    /// Milliseconds without data after which the peer of a connection over HTTP/2 is asked whether
    /// it is there, and for its answer (chosen: nobody else needs so long for one).
    static final long SILENCE = 8_000;

    /// Its window when it was asked, or is new.
    static final int ASKED = Integer.MIN_VALUE;

    private static final Timeouts BOUNDLESS = new Timeouts(0, 0, 0, 0, 0);

    private final Vertx vertx;
    private final RandomGenerator random;
    private final AtomicBoolean dismissed;
    private final Clients clients;
    private final Sweep sweep;
    private final Allowance answers;
    private final Detours detours;

    /// @param dismissed as in [Sweep]
    /// @param answers what answers may hold together, shared by all loops
    Loop(
            Vertx vertx,
            RandomGenerator random,
            AtomicBoolean dismissed,
            Clients clients,
            Allowance answers) {
        this.answers = answers;
        this.vertx = vertx;
        this.random = random;
        this.dismissed = dismissed;
        this.sweep = new Sweep(System::nanoTime, this::later, dismissed);
        this.clients = clients;
        this.detours = new Detours(Scout.knocking(vertx), System::nanoTime);
    }

    RandomGenerator random() {
        return random;
    }

    Allowance answers() {
        return answers;
    }

    Clients clients() {
        return clients;
    }

    Detours detours() {
        return detours;
    }

    /// Watches a set of clocks from the next sweep on, until they are stopped.
    void watch(Clocks clocks) {
        sweep.watch(clocks);
    }

    /// A pause that is over at once when the call is. Gives what ended the call, if anything.
    Uni<Optional<Fault>> pause(long millis, Departure departure) {
        return Uni.createFrom()
                .emitter(on -> {
                    Runnable over = () -> on.complete(departure.ended(dismissed.get()));
                    if (millis == 0) {
                        over.run();
                        return;
                    }
                    long timer = later(millis, over);
                    Clocks dismissal =
                            new Clocks(BOUNDLESS, 0, Long.MAX_VALUE, (_, _) -> over.run());
                    watch(dismissal);
                    on.onTermination(() -> {
                        forget(timer);
                        forget(dismissal);
                    });
                    departure.onGone(over);
                });
    }

    /// Runs on once, after a pause. Gives what [#forget(long)] takes.
    long later(long millis, Runnable on) {
        return vertx.setTimer(millis, _ -> on.run());
    }

    void forget(long timer) {
        vertx.cancelTimer(timer);
    }

    void forget(Clocks clocks) {
        sweep.forget(clocks);
    }

    /// Gives a connection back that came when nobody wanted it any more. Over HTTP/2 Vert.x frees
    /// the place of a stream that was opened, and of no other: its head is sent, and taken back.
    static void leave(HttpClientRequest unsent) {
        unsent.exceptionHandler(_ -> {});
        if (unsent.version() == HttpVersion.HTTP_2) {
            unsent.setChunked(true).sendHead();
        }
        unsent.reset();
    }
}
