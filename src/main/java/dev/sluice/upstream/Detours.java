package dev.sluice.upstream;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Ways round those addresses of a name that do not answer (reliability.md R7). While all do, the
/// client takes one of them by chance, and nothing is asked or kept here. One event loop.
final class Detours {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    /// How long a way is gone before all addresses are asked again, beside the calls, none of which
    /// waits for a dead one twice (chosen: so long as a target that is back is eased in, R18).
    static final long LASTS = TimeUnit.SECONDS.toNanos(30);

    /// Calls that wait for a connection of a full pool look slow all the time, and are answered
    /// with what was found before (chosen).
    static final long LATELY = TimeUnit.SECONDS.toNanos(1);

    private record Look(Future<Void> done, long began) {}

    private record Way(Scout.Found found, long since) {}

    private final Map<URI, Way> ways = new HashMap<>();
    private final Map<URI, Look> looks = new HashMap<>();
    private final Scout scout;
    private final LongSupplier clock;

    /// Those that answer are taken in turn.
    private int turn;

    /// @param clock as `System.nanoTime()`
    Detours(Scout scout, LongSupplier clock) {
        this.scout = scout;
        this.clock = clock;
    }

    /// The address to call a server at; null for any of its name's.
    @Nullable SocketAddress of(URI server) {
        Way way = ways.isEmpty() ? null : ways.get(server);
        long age = way == null ? 0 : clock.getAsLong() - way.since;
        if (way == null || age > Connections.LONGEST) {
            return null;
        }
        if (age >= LASTS) {
            look(server, 0, 0);
        }
        List<SocketAddress> open = way.found.open();
        return open.get(Math.floorMod(turn++, open.size()));
    }

    /// Asks who answers; what [#of] gives from then on is the way round. One question at a time of
    /// each server, for all who want to know; it never fails.
    ///
    /// @param lately for so many nanoseconds what was found before will do
    Future<Void> look(URI server, int connectMillis, long lately) {
        if (!Itinerary.named(server.getHost())) {
            return Future.succeededFuture();
        }
        long now = clock.getAsLong();
        Look last = looks.get(server);
        if (last != null && (!last.done.isComplete() || now - last.began < lately)) {
            return last.done;
        }
        Promise<Void> done = Promise.promise();
        looks.put(server, new Look(done.future(), now));
        scout.look(server, connectMillis)
                .onComplete(found -> {
                    learn(server, found);
                    done.complete();
                });
        return done.future();
    }

    /// Off the data path: calls a server, and where that fails once more at an address that
    /// answers.
    ///
    /// @param on takes what [#of] gives
    <T> Future<T> called(
            URI server, int connectMillis, Function<@Nullable SocketAddress, Future<T>> on) {
        return on.apply(of(server))
                .recover(why ->
                        look(server, connectMillis, 0)
                                .compose(_ -> {
                                    SocketAddress at = of(server);
                                    return at == null ? Future.failedFuture(why) : on.apply(at);
                                }));
    }

    private void learn(URI server, AsyncResult<Scout.Found> asked) {
        Scout.Found found = asked.succeeded() ? asked.result() : Scout.Found.NOTHING;
        if (found.shut().isEmpty() || found.open().isEmpty()) {
            if (ways.remove(server) != null && !found.open().isEmpty()) {
                LOG.infof("all addresses of %s answer again", server.getHost());
            }
            return;
        }
        Way before = ways.put(server, new Way(found, clock.getAsLong()));
        if (before == null || !before.found.shut().equals(found.shut())) {
            LOG.warnf(
                    "of the addresses of %s nobody answers at %s: calls go to the others",
                    server.getHost(), found.shut());
        }
    }
}
