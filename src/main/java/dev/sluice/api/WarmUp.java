package dev.sluice.api;

import dev.sluice.Understudies;
import dev.sluice.Understudies.Understudy;
import dev.sluice.load.Drain;
import dev.sluice.metrics.Meters;
import dev.sluice.rehearsal.Rehearsal;
import dev.sluice.rehearsal.Script;
import dev.sluice.rehearsal.Stage;
import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// A gateway that has just started calls itself, so that the first minute of load is not served by
/// code that is still being compiled: over its data port, on a path that nobody can guess, answered
/// by an understudy whose books nobody reads (docs/decisions/0009).
@Singleton
final class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    /// A start is over, and whoever waits for it has been answered.
    private static final Duration FIRST = Duration.ofSeconds(1);

    /// Calls warm as well as rehearsals do: with so many of them under way there is nothing to add.
    private static final int BUSY = 4;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// Connections at once: a loop has more than one to turn to, and a core is left with a pause.
    private static final int CALLERS = 4;

    private final Router router;
    private final InferenceRoutes routes;
    private final Understudies understudies;
    private final Meters meters;
    private final Drain drain;
    private final SecureRandom random = new SecureRandom();

    WarmUp(
            Router router,
            InferenceRoutes routes,
            Understudies understudies,
            Meters meters,
            Drain drain) {
        this.router = router;
        this.routes = routes;
        this.understudies = understudies;
        this.meters = meters;
        this.drain = drain;
    }

    /// Not in dev mode and in tests, nor where the port speaks TLS alone.
    void begin(
            @ObservesAsync HttpServerStart started,
            HttpServer server,
            Vertx vertx,
            LaunchMode mode,
            @ConfigProperty(name = "sluice.warm-up") int calls) {
        URI base = server.getLocalBaseUri();
        if (mode == LaunchMode.NORMAL && calls > 0 && "http".equals(base.getScheme())) {
            Thread.Builder thread = Thread.ofPlatform().daemon().name("sluice-warm-up");
            vertx.setTimer(FIRST.toMillis(), _ -> thread.start(() -> after(base, calls)));
        }
    }

    private void after(URI base, int calls) {
        try {
            long start = System.nanoTime();
            int made = run(base, calls);
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            LOG.infof("warmed up by %d calls to itself in %d ms", made, millis);
        } catch (IOException | RuntimeException failed) {
            if (!drain.leaving()) {
                LOG.warnf(failed, "not warmed up: the first calls will take longer");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns how many calls were made: fewer where callers came, where it took too long, or where
    /// the gateway is told to stop.
    ///
    /// @param base of the data port
    int run(URI base, int calls) throws IOException, InterruptedException {
        ApiKey key = ApiKey.fresh(Script.KEY, random);
        Secret pepper = ApiKey.fresh(random).whole();
        String path = "/" + ApiKey.fresh(random).whole().value();
        try (Stage stage = Stage.open(key.hash(pepper));
                Understudy understudy = understudies.prepare(stage.directory(), pepper)) {
            stage.clear();
            Route route = routes.open(router, path, understudy.gateway());
            long until = System.nanoTime() + LONGEST.toNanos();
            try {
                return new Rehearsal(base.resolve(path), key.whole())
                        .play(CALLERS, calls / CALLERS, () -> goOn(until));
            } finally {
                route.remove();
            }
        }
    }

    private boolean goOn(long until) {
        return meters.underWay() < BUSY && !drain.leaving() && System.nanoTime() < until;
    }
}
