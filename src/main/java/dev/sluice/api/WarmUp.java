package dev.sluice.api;

import dev.sluice.Understudies;
import dev.sluice.Understudies.Understudy;
import dev.sluice.load.Drain;
import dev.sluice.metrics.Meters;
import dev.sluice.rehearsal.Rehearsal;
import dev.sluice.rehearsal.Script;
import dev.sluice.rehearsal.Stage;
import dev.sluice.team.ApiKey;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Secret;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A gateway that has just started calls itself, so that the first minute of load is not served by
/// code that is still being compiled: over its data port, on a path that nobody can guess, answered
/// by an understudy whose books nobody reads (docs/decisions/0009).
@Singleton
final class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    /// A start is over, and whoever waits for it has been answered.
    private static final Duration FIRST = Duration.ofSeconds(1);

    /// Between two looks whether callers are served.
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// Connections at once: a loop has more than one to turn to, and a core is left with a pause.
    private static final int CALLERS = 4;

    private final InferenceRoutes routes;
    private final Understudies understudies;
    private final Meters meters;
    private final Drain drain;
    private final Vitals vitals;
    private final SecureRandom random = new SecureRandom();
    private final String path = "/" + ApiKey.fresh(random).whole().value();
    private volatile @Nullable InferenceRoutes rehearsing;

    WarmUp(
            InferenceRoutes routes,
            Understudies understudies,
            Meters meters,
            Drain drain,
            Vitals vitals) {
        this.routes = routes;
        this.understudies = understudies;
        this.meters = meters;
        this.drain = drain;
        this.vitals = vitals;
    }

    /// Beside the routes of callers, so that what comes before and after those does so here.
    void open(@Observes Router router) {
        router.post(path).order(Integer.MIN_VALUE).handler(this::serve);
    }

    private void serve(RoutingContext http) {
        InferenceRoutes now = rehearsing;
        if (now == null) {
            http.next();
        } else {
            now.serve(http, Endpoint.CHAT);
        }
    }

    /// Not in dev mode and in tests, nor where requests without TLS are not served.
    void begin(
            @ObservesAsync HttpServerStart started,
            HttpServer server,
            Vertx vertx,
            LaunchMode mode,
            @ConfigProperty(name = "sluice.warm-up") int calls,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
                    String insecure) {
        if (mode == LaunchMode.NORMAL && calls > 0 && insecure.equalsIgnoreCase("enabled")) {
            Thread.Builder thread = Thread.ofPlatform().daemon().name("sluice-warm-up");
            int port = server.getPort();
            vertx.setTimer(FIRST.toMillis(), _ -> thread.start(() -> after(host, port, calls)));
        }
    }

    private void after(String host, int port, int calls) {
        if (drain.leaving()) {
            return;
        }
        try {
            InetAddress said = InetAddress.getByName(host);
            long start = System.nanoTime();
            int made =
                    run(
                            said.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : said,
                            port,
                            calls,
                            LONGEST);
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            LOG.infof("warmed up by %d calls to itself in %d ms", made, millis);
        } catch (IOException | RuntimeException failed) {
            if (!drain.leaving()) {
                LOG.warnf(
                        "not warmed up, the first calls will take longer: %s", failed.getMessage());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns how many calls were made: fewer where it took too long, or where the gateway is told
    /// to stop or short of something.
    int run(InetAddress host, int port, int calls, Duration longest)
            throws IOException, InterruptedException {
        ApiKey key = ApiKey.fresh(Script.KEY, random);
        Secret pepper = ApiKey.fresh(random).whole();
        try (Stage stage = Stage.open(key.hash(pepper));
                Understudy understudy = understudies.prepare(stage.directory(), pepper)) {
            stage.clear();
            rehearsing = routes.of(understudy.gateway());
            long until = System.nanoTime() + longest.toNanos();
            long enough = meters.decisions() + calls;
            int callers = Math.min(calls, CALLERS);
            return new Rehearsal(new InetSocketAddress(host, port), path, key.whole())
                    .play(callers, calls / callers, () -> goOn(until, enough));
        } finally {
            rehearsing = null;
        }
    }

    /// Steps aside while callers are served: their calls warm as well, and enough of them end it.
    private boolean goOn(long until, long enough) {
        while (meters.underWay() > 0 && !over(until, enough)) {
            LockSupport.parkNanos(this, LOOK);
        }
        return !over(until, enough);
    }

    private boolean over(long until, long enough) {
        return meters.decisions() >= enough
                || drain.leaving()
                || vitals.lack() != null
                || System.nanoTime() - until > 0;
    }
}
