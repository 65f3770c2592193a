package dev.sluice.admin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// By which names the admin surface may be asked for. A page of another site can have its own name
/// resolve to this machine, but not choose the name that a browser then sends (security S7).
/// Immutable.
@Singleton
final class Hosts {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /// No name of a site is made of digits alone, and none has a colon.
    private static final String ADDRESS = "[0-9.]+|\\[?[0-9a-f]*:[0-9a-f:.]*]?";

    /// Whether it is found over TLS, by name in lower case.
    private final Map<String, Boolean> listed;

    /// @param origins where browsers find the surface, such as `https://sluice.example.org`
    @Inject
    Hosts(@ConfigProperty(name = "sluice.admin.origins") Optional<List<String>> origins) {
        this.listed =
                origins.orElse(List.of()).stream()
                        .map(String::strip)
                        .collect(
                                Collectors.toMap(
                                        Hosts::name,
                                        origin -> origin.startsWith("https:"),
                                        Boolean::logicalOr));
    }

    private static String name(String origin) {
        return lower(origin).replaceFirst("^https?://", "").replaceFirst(":[0-9]+$", "");
    }

    /// Whether a request names this machine by one of its own names.
    static boolean local(@Nullable HostAndPort asked) {
        return asked != null && LOCAL.contains(lower(asked.host()));
    }

    /// Whether a request names the surface by an address, or by a name that is listed.
    boolean known(@Nullable HostAndPort asked) {
        if (asked == null || local(asked)) {
            return asked != null;
        }
        String name = lower(asked.host());
        return listed.containsKey(name) || name.matches(ADDRESS);
    }

    /// Whether a browser asks over TLS, which we or a proxy before us end.
    boolean secure(HttpServerRequest request) {
        return request.isSSL() || secure(request.authority());
    }

    /// Whether browsers find it there over TLS, which a proxy before us ends.
    boolean secure(@Nullable HostAndPort asked) {
        return asked != null && listed.getOrDefault(lower(asked.host()), false);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
