package dev.sluice.upstream;

import dev.sluice.load.Allowance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
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

    /// RFC 9113, 7.
    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final RandomGenerator random;
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

    /// Runs on once, after a pause, or at once when the caller leaves meanwhile.
    void after(long millis, Departure departure, Runnable on) {
        if (millis == 0) {
            on.run();
            return;
        }
        long timer =
                vertx.setTimer(
                        millis,
                        _ -> {
                            departure.onGone(() -> {});
                            on.run();
                        });
        departure.onGone(() -> {
            if (vertx.cancelTimer(timer)) {
                on.run();
            }
        });
    }

    /// As [#after], when somebody subscribes. Gives whether the caller left meanwhile.
    Uni<Boolean> pause(long millis, Departure departure) {
        return Uni.createFrom()
                .emitter(on -> after(millis, departure, () -> on.complete(departure.hasGone())));
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
        HttpClientRequest ready = unsent.exceptionHandler(_ -> {});
        if (ready.version() == HttpVersion.HTTP_2) {
            ready.setChunked(true).sendHead();
        }
        ready.reset(CANCEL);
    }
}
