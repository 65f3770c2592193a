package dev.sluice.admin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Which page a request comes from.
final class Origin {

    private Origin() {}

    /// A browser says where a page came from; what is no browser says nothing.
    static boolean own(HttpServerRequest request) {
        String site = request.getHeader("sec-fetch-site");
        String origin = request.getHeader("origin");
        return site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null || same(origin, request.authority());
    }

    private static boolean same(String origin, @Nullable HostAndPort asked) {
        try {
            URI from = URI.create(origin);
            return asked != null
                    && asked.host().equals(from.getHost())
                    && asked.port() == from.getPort();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
