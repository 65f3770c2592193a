package dev.sluice.admin;

import dev.sluice.wire.Connections;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// The admin surface's own port, in front of the same resources; and the console's files, which are
/// where the surface is and nowhere else.
@Singleton
final class Gate {

    private static final Logger LOG = Logger.getLogger(Gate.class);

    /// operations.md O30.
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                    + " form-action 'self'; require-trusted-types-for 'script'; trusted-types default";

    /// Without a byte in either direction: who listens to the live stream says nothing for hours.
    private static final int IDLE_SECONDS = 300;

    private final Surface surface;
    private final HttpServer data;
    private final Vertx vertx;
    private final Connections connections;

    /// @param data the server of the data port
    Gate(Surface surface, HttpServer data, Vertx vertx, Connections connections) {
        this.surface = surface;
        this.data = data;
        this.vertx = vertx;
        this.connections = connections;
    }

    /// The least order: before the files themselves, and the resources.
    void files(@Observes Router router) {
        router.route("/console/*").order(Integer.MIN_VALUE).handler(this::console);
        router.route("/admin/*")
                .order(Integer.MIN_VALUE)
                .handler(Methods.at(surface, connections)::met);
    }

    private void console(RoutingContext http) {
        connections.met(http.request());
        if (!surface.here(http.request())) {
            absent(http.request());
            return;
        }
        http.response()
                .putHeader("content-security-policy", POLICY)
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("x-frame-options", "DENY")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader("cross-origin-opener-policy", "same-origin");
        http.next();
    }

    /// When the data port is open. Who holds this one may be about to leave.
    void open(@ObservesAsync HttpServerStart started) {
        if (surface.open() && !surface.own()) {
            say(data.getPort());
        } else if (surface.open()) {
            vertx.createHttpServer(
                            new HttpServerOptions()
                                    .setHost(surface.host())
                                    .setPort(surface.wanted())
                                    .setIdleTimeout(IDLE_SECONDS))
                    .requestHandler(Gate::enter)
                    .listen()
                    .onSuccess(server -> {
                        surface.listens(server.actualPort());
                        say(server.actualPort());
                    })
                    .onFailure(no -> {
                        LOG.errorf(
                                "the admin port %d cannot be opened, and is tried again: %s",
                                surface.wanted(), no.getMessage());
                        vertx.setTimer(10_000, again -> open(started));
                    });
        }
    }

    /// Who has just started a gateway wants to open it in a browser.
    private void say(int port) {
        String host = surface.host();
        LOG.infof(
                "console at http://%s:%d/console/, admin API below /admin",
                host.contains(":") ? "[" + host + "]" : host, port);
    }

    /// Nothing but the admin surface, whatever way its path is written.
    private static void enter(HttpServerRequest request) {
        String path = HttpUtils.normalizePath("" + request.path());
        if (path.equals("/") || path.startsWith("/admin/") || path.startsWith("/console")) {
            VertxHttpRecorder.getRootHandler().handle(request);
        } else {
            absent(request);
        }
    }

    private static void absent(HttpServerRequest request) {
        request.response()
                .setStatusCode(404)
                .putHeader("content-type", "application/json")
                .end(Json.text(Failure.of("unknown_url", null, "Unknown request URL.")));
    }
}
