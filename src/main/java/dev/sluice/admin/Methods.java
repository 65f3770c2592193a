package dev.sluice.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.wire.Connections;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Labels;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which methods each path of the admin surface takes, as its own document says: asked with another
/// one, no resource would be, and who mistook it would be told that there is no such path. Where
/// the surface is not, there is none, whatever the method: the framework itself would tell. And
/// what every answer says in its head, whoever gives it.
final class Methods {

    /// @param takes the methods, in upper case
    private record Place(Pattern path, Set<String> takes) {}

    private final List<Place> places;
    private final Surface surface;
    private final Connections connections;

    private Methods(List<Place> places, Surface surface, Connections connections) {
        this.places = places;
        this.surface = surface;
        this.connections = connections;
    }

    static Methods at(Surface surface, Connections connections) {
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        try (InputStream document = classes.getResourceAsStream(OpenApiResource.DOCUMENT)) {
            // A build without the document knows nothing.
            JsonNode read = document == null ? null : new ObjectMapper().readTree(document);
            return new Methods(
                    read == null ? List.of() : places(read.path("paths")), surface, connections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Longer templates first, as they are the nearer ones. A `name` may have a slash in it.
    private static List<Place> places(JsonNode paths) {
        return paths.properties().stream()
                .sorted(Comparator.comparingInt(path -> -path.getKey().length()))
                .map(path -> place(path.getKey(), path.getValue()))
                .toList();
    }

    private static Place place(String template, JsonNode operations) {
        Set<String> takes = new TreeSet<>();
        operations.fieldNames().forEachRemaining(name -> takes.add(name.toUpperCase(Locale.ROOT)));
        String names = template.replace("{name}", ".+").replaceAll("\\{[^}]+}", "[^/]+");
        return new Place(Pattern.compile(names), takes);
    }

    void met(RoutingContext http) {
        connections.met(http.request());
        http.response()
                .putHeader("x-request-id", new Envelope(http.request().headers()).requestId())
                .putHeader("cache-control", "no-store")
                .putHeader("x-content-type-options", "nosniff");
        HttpMethod method = http.request().method();
        String instead = instead(method, http.normalizedPath());
        if (!surface.here(http.request())) {
            answer(http, 404, Failure.of("unknown_url", null, "Unknown request URL."));
        } else if (instead == null) {
            http.next();
        } else {
            String told = "This URL takes " + instead + ", not " + Labels.clean(method.name());
            http.response().putHeader("allow", instead);
            answer(http, 405, Failure.of("method_not_allowed", null, told + "."));
        }
    }

    private static void answer(RoutingContext http, int status, Failure failure) {
        http.request().resume();
        http.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Json.text(failure));
    }

    /// What an `allow` header says; null where the method is one of them, or nothing is known of
    /// the path.
    private @Nullable String instead(HttpMethod method, String path) {
        String asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET.name() : method.name();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (Place place : places) {
            if (place.path.matcher(bare).matches()) {
                return place.takes.contains(asked) ? null : String.join(", ", place.takes);
            }
        }
        return null;
    }
}
