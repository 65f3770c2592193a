package dev.sluice.admin;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.wire.Loopback;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The admin surface as a whole: it asks for no credential, so it exists on loopback only (security
/// S1); its own port and keys come with the console. Anywhere else its paths do not exist.
@Singleton
final class Surface {

    private final boolean open;

    Surface(@ConfigProperty(name = "quarkus.http.host") String host) {
        this.open = Loopback.is(host);
    }

    boolean open() {
        return open;
    }

    void json(RoutingContext http, String body) {
        answer(http, 200, body);
    }

    void wrong(RoutingContext http, String message) {
        answer(http, 400, error(message, "unsupported_value"));
    }

    void missing(RoutingContext http, String message) {
        answer(http, 404, error(message, "not_found"));
    }

    void absent(RoutingContext http) {
        http.request().resume();
        answer(http, 404, error("Unknown request URL.", "unknown_url"));
    }

    private static String error(String message, String code) {
        return "{\"error\":{\"message\":"
                + quoted(message)
                + ",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\""
                + code
                + "\"}}";
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static void answer(RoutingContext http, int status, String body) {
        http.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body);
    }
}
