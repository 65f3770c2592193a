package dev.sluice.admin;

import dev.sluice.admin.Shelf.Page;
import dev.sluice.wire.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// `/console` and all below it, and the way there from `/`. They hold no secret, so they ask for no
/// credential; where there is no admin surface they do not exist. A call to `/v1` costs two
/// comparisons of its path here.
@Singleton
final class ConsoleFiles {

    /// Before Quarkus' own files, which are neither packed nor fall back to the first page.
    private static final int ORDER = 1_000;

    private static final String HERE = "/console";
    private static final String MISSING =
            "This build has no console: Node 20.19 or newer was not on the PATH. Install it and"
                    + " start again with `make run`.\n";

    private final Surface surface;
    private final Shelf shelf = new Shelf("META-INF/resources/console/");

    ConsoleFiles(Surface surface) {
        this.surface = surface;
    }

    void serve(@Observes Router router) {
        router.route("/")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(ORDER)
                .handler(this::lead);
        router.route(HERE + "*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(ORDER)
                .blockingHandler(this::answer, false);
    }

    /// Who opens the gateway's address in a browser is looking for the console.
    private void lead(RoutingContext http) {
        if (surface.here(http.request())) {
            http.request().resume();
            page(http, 302, "text/plain").putHeader(HttpHeaders.LOCATION, HERE + "/");
            Reply.end(http.request(), Buffer.buffer());
        } else {
            http.next();
        }
    }

    private void answer(RoutingContext http) {
        String path = http.normalizedPath().substring(HERE.length());
        if (!surface.here(http.request()) || !path.isEmpty() && !path.startsWith("/")) {
            http.next();
            return;
        }
        http.request().resume();
        if (path.isEmpty()) {
            lead(http);
        } else if (!shelf.stocked()) {
            none(http, "text/plain;charset=utf-8", MISSING);
        } else {
            shelf.find(path.substring(1), takesGzip(http))
                    .ifPresentOrElse(
                            found -> send(http, found),
                            () -> none(http, "text/plain", "No such file.\n"));
        }
    }

    private static boolean takesGzip(RoutingContext http) {
        String takes = http.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        return takes != null && takes.contains("gzip");
    }

    private static HttpServerResponse page(RoutingContext http, int status, String type) {
        return http.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static void none(RoutingContext http, String type, String why) {
        var _ = page(http, 404, type);
        Reply.end(http.request(), Buffer.buffer(why));
    }

    private static void send(RoutingContext http, Page found) {
        HttpServerResponse response =
                page(http, 200, found.type())
                        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (found.packed()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (found.lasting()) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        }
        Reply.end(http.request(), Buffer.buffer(found.bytes()));
    }
}
