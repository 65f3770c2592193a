package dev.sluice.api;

import dev.sluice.wire.Envelope;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What the framework refuses before it asks a resource, or drops after a fault: in the caller's
/// shape too (openai-wire ERR-2). What cannot be parsed as HTTP, and an URI that is none, it
/// answers out of our reach, with an empty 400.
@Singleton
final class Unrouted {

    private static final Logger LOG = Logger.getLogger(Unrouted.class);

    /// Before all who look at the path.
    private static final int FIRST = 1;

    /// A segment of dots alone, which the router would follow (RFC 3986 section 5.2.4).
    private static final Pattern DOTS = Pattern.compile("/(\\.|%2[eE]){1,2}(/|$)");

    private final Replies replies;

    Unrouted(Replies replies) {
        this.replies = replies;
    }

    /// A proxy before us that lets some paths through has seen another one (security S5).
    void refuseDots(@Observes @Priority(FIRST) Router router) {
        router.route()
                .order(Integer.MIN_VALUE)
                .handler(http -> {
                    String path = http.request().path();
                    if (path != null && dotted(path) && DOTS.matcher(path).find()) {
                        http.request().resume();
                        String asked = Labels.clean(http.request().method() + " " + path);
                        refuse(
                                http,
                                new Refusal.UnknownUrl(
                                        "Unknown request URL: "
                                                + asked
                                                + "; dots are not followed, so send the path that they lead to."));
                    } else {
                        http.next();
                    }
                });
    }

    /// No path of an SDK's is.
    private static boolean dotted(String path) {
        return path.contains("/.") || path.contains("/%2");
    }

    /// The last route costs a call nothing; of two that are last the framework's own, which would
    /// log a caller's mistake as an error of ours, comes second.
    void answerFailures(@Observes Router router) {
        router.route().last().failureHandler(http -> failed(http, http.statusCode()));
        for (int status : new int[] {400, 404, 405, 500}) {
            router.errorHandler(status, http -> failed(http, status));
        }
    }

    /// A method that no resource has, on any path: none is asked, so the answer is suspended here.
    @ServerExceptionMapper
    public Uni<Response> unknownMethod(NotAllowedException no, RoutingContext http) {
        http.request().resume();
        refuse(http, UnknownResource.refusal(http));
        return Uni.createFrom().nothing();
    }

    private void failed(RoutingContext http, int status) {
        if (http.response().closed()) {
            return;
        }
        if (status >= 500) {
            String call = http.request().method() + " " + http.request().path();
            LOG.errorf(http.failure(), "%s could not be answered", Labels.clean(call));
        }
        if (http.response().headWritten()) {
            http.response().reset();
        } else {
            refuse(http, status >= 500 ? fault() : mistake(http, status));
        }
    }

    private void refuse(RoutingContext http, Refusal why) {
        replies.refuse(http, new Envelope(http.request().headers()).requestId(), why);
    }

    private static Refusal fault() {
        return new Refusal.Internal("The gateway failed at this request; send it again.");
    }

    private static Refusal mistake(RoutingContext http, int status) {
        if (status != 400) {
            return UnknownResource.refusal(http);
        }
        return http.request().authority() == null
                ? new Refusal.Malformed(
                        "host",
                        "unsupported_value",
                        "Header host is missing or names no host; send the gateway's, as in 'host: gateway:8080'.")
                : new Refusal.Malformed(
                        null,
                        null,
                        "The path cannot be decoded; after a '%' stand two hexadecimal digits.");
    }
}
