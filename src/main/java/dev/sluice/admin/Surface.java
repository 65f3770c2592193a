package dev.sluice.admin;

import dev.sluice.wire.Loopback;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Where the admin surface is: on the data port of a gateway on loopback, else on a port of its own
/// and only with an admin key (security S1). A key that is set is asked for everywhere.
@Singleton
final class Surface {

    /// architecture.md section 4.
    private static final int PORT = 9001;

    private final boolean open;
    private final boolean asks;
    private final boolean own;
    private final String host;
    private final int wanted;
    private volatile int port;

    @Inject
    Surface(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "sluice.admin.port") Optional<Integer> port,
            @ConfigProperty(name = "sluice.admin.key-hash") Optional<String> key) {
        boolean local = Loopback.is(host);
        this.host = host;
        this.asks = key.isPresent();
        this.own = port.isPresent() || !local;
        this.open = local || asks;
        this.wanted = port.orElse(PORT);
    }

    /// Whether there is one at all.
    boolean open() {
        return open;
    }

    /// Whether one must sign in.
    boolean asks() {
        return asks;
    }

    /// Whether it has a port of its own.
    boolean own() {
        return own;
    }

    String host() {
        return host;
    }

    /// Its own port, as configured; 0 for any.
    int wanted() {
        return wanted;
    }

    /// Its own port, once it is open.
    void listens(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /// Whether a request came in where the surface is, and names it as it is written: the router
    /// takes `//admin` and `/%61dmin` for it too, and a proxy that keeps strangers out does not.
    boolean here(HttpServerRequest request) {
        return open && (!own || request.localAddress().port() == port) && named(request.path());
    }

    private static boolean named(@Nullable String path) {
        return path != null
                && (path.startsWith("/admin/") || path.startsWith("/console") || path.equals("/"));
    }
}
