package dev.sluice.admin;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Asked before each resource here, and before nothing else: is there a surface at this port, does
/// a page of our own ask, and is somebody signed in. The order is that of what a stranger may
/// learn.
@Singleton
final class Guard {

    private static final Logger LOG = Logger.getLogger(Guard.class);
    private static final long LARGEST_BODY = 16 << 20;

    private static final String UNGUARDED =
            "The admin surface has no name here; ask for 127.0.0.1 or localhost, or set sluice.admin.key-hash.";
    private static final String UNLISTED =
            "The admin surface is not known by this name; ask for its address, or list the name in sluice.admin.origins.";

    private final Surface surface;
    private final Hosts hosts;
    private final AdminKey key;
    private final Sessions sessions;
    private final Failures failures;

    Guard(Surface surface, Hosts hosts, AdminKey key, Sessions sessions, Failures failures) {
        this.surface = surface;
        this.hosts = hosts;
        this.key = key;
        this.sessions = sessions;
        this.failures = failures;
    }

    @Guarded
    @ServerRequestFilter
    public Optional<Response> operator(RoutingContext http) {
        Optional<Response> no = anyone(http);
        return no.isPresent() || !surface.asks() ? no : signedIn(http);
    }

    @Doorway
    @ServerRequestFilter
    public Optional<Response> anyone(RoutingContext http) {
        if (!surface.here(http.request())) {
            return no(404, "unknown_url", "Unknown request URL.");
        }
        HostAndPort asked = http.request().authority();
        if (surface.asks() ? !hosts.known(asked) : !Hosts.local(asked)) {
            return no(421, "wrong_host", surface.asks() ? UNLISTED : UNGUARDED);
        }
        return writes(http.request()) ? written(http.request()) : Optional.empty();
    }

    private static Optional<Response> written(HttpServerRequest request) {
        if (!Origin.own(request)) {
            return no(403, "cross_site", "Another site's page may not change anything here.");
        }
        String length = request.getHeader("content-length");
        if (length == null && request.headers().contains("transfer-encoding")) {
            return no(411, "request_too_large", "Say content-length; chunks are not taken here.");
        }
        return length != null && (length.length() > 9 || Long.parseLong(length) > LARGEST_BODY)
                ? no(413, "request_too_large", "A body here holds at most 16 MiB.")
                : Optional.empty();
    }

    private static boolean writes(HttpServerRequest request) {
        return !request.method().equals(HttpMethod.GET)
                && !request.method().equals(HttpMethod.HEAD);
    }

    private Optional<Response> signedIn(RoutingContext http) {
        HttpServerRequest request = http.request();
        String shown = AdminKey.shown(request.getHeader("authorization"));
        if (shown != null) {
            String address = request.remoteAddress().hostAddress();
            Failures.Tried tried = failures.attempt(address, () -> key.opens(shown));
            return tried.opened() ? Optional.empty() : wrong(http, address, tried);
        }
        Sessions.Session session = sessions.of(request);
        if (session == null) {
            return no(401, "not_signed_in", "Sign in: POST /admin/session with the admin key.");
        }
        return !writes(request) || session.csrf().equals(request.getHeader("x-csrf-token"))
                ? Optional.empty()
                : no(403, "csrf", "Send the csrf token of GET /admin/session as x-csrf-token.");
    }

    private static Optional<Response> wrong(
            RoutingContext http, String address, Failures.Tried tried) {
        if (tried.looked()) {
            LOG.warnf("a wrong admin key was given as a bearer from %s", address);
            return no(401, "invalid_key", "The bearer is not the admin key.");
        }
        http.response().putHeader("retry-after", Long.toString(tried.seconds()));
        return no(429, "too_many_attempts", tried.message());
    }

    private static Optional<Response> no(int status, String code, String message) {
        return Optional.of(Wrong.response(status, Failure.of(code, null, message)));
    }
}
