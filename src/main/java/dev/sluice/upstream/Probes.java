package dev.sluice.upstream;

import dev.sluice.catalog.Provider.Residency;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks servers of one's own how they are, by `GET /health`, while nobody calls them
/// (reliability.md R19): one that died is found before the next call, and one that is back needs no
/// call to try it. An answer below 500 is a sign of life, whether the server knows the path or not.
/// Hosted APIs are never asked. One event loop.
final class Probes {

    /// How finely a provider may say how often its servers are asked.
    private static final long TICK = TimeUnit.SECONDS.toNanos(1);

    /// Milliseconds.
    private static final int PATIENCE = 2_000;

    /// Of questions to one server, which is asked one at a time.
    private static final int AT_ONCE = 1;

    private final Vertx vertx;
    private final Targets targets;
    private final LongSupplier clock;
    private final HttpClient client;
    private final Detours detours;
    private final Map<String, Long> asked = new HashMap<>();
    private final long timer;

    /// @param clock as `System.nanoTime()`
    Probes(Vertx vertx, Targets targets, LongSupplier clock) {
        this.vertx = vertx;
        this.targets = targets;
        this.clock = clock;
        this.detours = new Detours(Scout.knocking(vertx), clock);
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(false).setConnectTimeout(PATIENCE),
                        new PoolOptions().setHttp1MaxSize(AT_ONCE).setMaxWaitQueueSize(AT_ONCE));
        this.timer = vertx.setPeriodic(TimeUnit.NANOSECONDS.toMillis(TICK), _ -> turn());
    }

    private void turn() {
        round((server, there) -> due(server, there, clock.getAsLong()));
        Thread.startVirtualThread(() -> targets.sweep(clock.getAsLong()));
    }

    /// Whether it was not asked for as long as its models' providers say.
    boolean due(String server, List<Target> there, long now) {
        long every = there.stream().mapToLong(one -> one.health().probesEvery()).min().orElse(0);
        long last = asked.getOrDefault(server, now - every);
        boolean due = now - last >= every - TICK / 2;
        asked.put(server, due ? now : last);
        return due;
    }

    /// One question per server, for all of its models.
    void round() {
        round((_, _) -> true);
    }

    private void round(BiPredicate<String, List<Target>> due) {
        Map<String, List<Target>> servers = new HashMap<>();
        for (Target target : targets.held()) {
            String server = target.address().getAuthority();
            boolean ours = target.model().provider().residency() == Residency.SELF_HOSTED;
            // An engine in this process has no authority.
            if (ours && server != null) {
                servers.computeIfAbsent(server, _ -> new ArrayList<>()).add(target);
            }
        }
        long now = clock.getAsLong();
        asked.keySet().retainAll(servers.keySet());
        servers.forEach((server, there) -> {
            if (there.stream().allMatch(target -> idle(target, now)) && due.test(server, there)) {
                ask(there);
            }
        });
    }

    private static boolean idle(Target target, long now) {
        return target.room().underWay() == 0 && target.health().idle(now);
    }

    private void ask(List<Target> there) {
        detours.called(there.getFirst().address(), PATIENCE, at -> answer(there.getFirst(), at))
                .onComplete(head -> {
                    boolean well = head.succeeded() && head.result().statusCode() < 500;
                    long now = clock.getAsLong();
                    there.forEach(target -> target.health().probed(well, now));
                });
    }

    private Future<HttpClientResponse> answer(Target one, @Nullable SocketAddress at) {
        RequestOptions to = one.request("").setURI("/health");
        return client.request((at == null ? to : to.setServer(at)).setTimeout(PATIENCE))
                .compose(HttpClientRequest::send);
    }

    void end() {
        vertx.cancelTimer(timer);
        client.close();
    }
}
