package dev.sluice.upstream;

import dev.sluice.catalog.Provider.Residency;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.net.SocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gets an attempt its connection: to the target by its name, and where an address of that does not
/// answer, once to another one that does (reliability.md R7). One event loop.
final class Dial implements Handler<AsyncResult<HttpClientRequest>> {

    private final Exchange exchange;
    private final URI server;
    private final int connect;
    private final Loop loop;
    private final boolean ours;

    /// Connections on their way, or the way round to one: a second beside one that is slow.
    private int dialling;

    private @Nullable SocketAddress detour;
    private boolean wentRound;
    private boolean over;
    private @Nullable Throwable why;

    Dial(Exchange exchange, Loop loop) {
        this.exchange = exchange;
        this.server = exchange.plan.target().address();
        this.connect = exchange.plan.errand().timeouts(exchange.plan.model()).connect();
        this.loop = loop;
        this.ours = exchange.plan.outbound().instead() != null;
    }

    void begin() {
        dialling++;
        detour = ours ? null : loop.detours().of(server);
        to(detour).onComplete(this);
    }

    /// There is no connection after a part of the time for one: its address may swallow what it is
    /// sent. Should it answer after all, the first of the two is taken.
    void slow() {
        goRound(Detours.LATELY);
    }

    /// Nobody wants it any more.
    void end() {
        over = true;
    }

    @Override
    public void handle(AsyncResult<HttpClientRequest> dialled) {
        dialling--;
        if (dialled.succeeded()) {
            made(dialled.result());
            return;
        }
        why = dialled.cause();
        // Refused, unreachable or silent: no unknown name, and neither TLS nor a full pool.
        if (why instanceof SocketException) {
            goRound(0);
        }
        failed();
    }

    /// Nothing is on its way any more.
    private void failed() {
        if (!over && dialling == 0) {
            exchange.fail(
                    Connections.none(exchange.plan.model().name(), Objects.requireNonNull(why)));
        }
    }

    private void made(HttpClientRequest made) {
        if (over) {
            Loop.leave(made);
        } else {
            over = true;
            // What fails is told by the answer's future, and a reset is ours: else Vert.x would
            // log it.
            exchange.dialled(made.exceptionHandler(_ -> {}));
        }
    }

    private void goRound(long lately) {
        if (!over && !wentRound && !ours) {
            wentRound = true;
            dialling++;
            loop.detours().look(server, connect, lately).onComplete(_ -> looked());
        }
    }

    /// After a detour, which may be none of its addresses any more, the name is worth a try.
    private void looked() {
        SocketAddress at = loop.detours().of(server);
        if (over || at == null && detour == null) {
            dialling--;
            failed();
        } else {
            to(at).onComplete(this);
        }
    }

    /// @param at the address instead of the target's name; null for the name
    private Future<HttpClientRequest> to(@Nullable SocketAddress at) {
        Plan plan = exchange.plan;
        Residency there = ours ? Residency.SELF_HOSTED : plan.model().provider().residency();
        HttpClient client = loop.clients().of(there, !ours && plan.target().tls(), connect);
        return Connections.tried(
                plan.errand().call(),
                () -> plan.target().shield().dial(() -> client.request(plan.to(at))));
    }
}
