package dev.sluice.admin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where one signs in and out, and learns whether one must.
@Path("/admin/session")
@Singleton
@Doorway
@Produces(MediaType.APPLICATION_JSON)
final class SessionResource {

    private static final Logger LOG = Logger.getLogger(SessionResource.class);

    private final Surface surface;
    private final Hosts hosts;
    private final AdminKey admin;
    private final Sessions sessions;
    private final Failures failures;

    SessionResource(
            Surface surface, Hosts hosts, AdminKey admin, Sessions sessions, Failures failures) {
        this.surface = surface;
        this.hosts = hosts;
        this.admin = admin;
        this.sessions = sessions;
        this.failures = failures;
    }

    /// @param csrf to send as `x-csrf-token` with every write; null when not signed in
    record Door(
            boolean required, boolean signedIn, @Nullable String csrf, @Nullable Long expiresAt) {}

    record SignIn(String key) {}

    @GET
    public Door session(@Context RoutingContext http) {
        return standing(sessions.of(http.request()));
    }

    @POST
    public Door begin(
            @Context RoutingContext http,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = SignIn.class)))
                    byte[] body) {
        String address = http.request().remoteAddress().hostAddress();
        String key = Json.read(body, SignIn.class).key();
        Failures.Tried tried = failures.attempt(address, () -> key != null && admin.opens(key));
        if (!tried.opened()) {
            throw refused(http, address, tried);
        }
        Sessions.Session session = sessions.begin();
        http.response().addCookie(cookie(http, session.token()));
        LOG.infof("an operator signed in from %s", address);
        return standing(session);
    }

    private static Wrong refused(RoutingContext http, String address, Failures.Tried tried) {
        if (tried.looked()) {
            LOG.warnf("a wrong admin key was given from %s", address);
            return new Wrong(401, Failure.of("invalid_key", "key", "That is not the admin key."));
        }
        http.response().putHeader("retry-after", Long.toString(tried.seconds()));
        return new Wrong(429, Failure.of("too_many_attempts", null, tried.message()));
    }

    @DELETE
    public Door end(@Context RoutingContext http) {
        Sessions.Session session = sessions.of(http.request());
        if (session != null) {
            sessions.end(session);
        }
        http.response().addCookie(cookie(http, "").setMaxAge(0));
        return standing(null);
    }

    private Cookie cookie(RoutingContext http, String token) {
        boolean secure = hosts.secure(http.request());
        return Cookie.cookie(secure ? Sessions.SECURE : Sessions.PLAIN, token)
                .setPath(secure ? "/" : "/admin")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT);
    }

    private Door standing(Sessions.@Nullable Session session) {
        return new Door(
                surface.asks(),
                session != null,
                session == null ? null : session.csrf(),
                session == null ? null : session.expiresAt());
    }
}
