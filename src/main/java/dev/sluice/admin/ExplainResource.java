package dev.sluice.admin;

import dev.sluice.Inquiry;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Intake;
import dev.sluice.wire.Intakes;
import dev.sluice.wire.Refused;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the gateway would do with a request, and why, without sending it: the caller's body and
/// `x-sluice-*` headers as they are.
@Path("/")
@Singleton
@NonBlocking
final class ExplainResource {

    private final Inquiry inquiry;
    private final Surface surface;
    private final Intakes intakes;

    ExplainResource(Inquiry inquiry, Surface surface, Intakes intakes) {
        this.inquiry = inquiry;
        this.surface = surface;
        this.intakes = intakes;
    }

    @POST
    @Path("admin/explain")
    public void explain(RoutingContext http, @Suspended AsyncResponse never) {
        String named = http.request().getParam("endpoint", Endpoint.CHAT.path());
        Endpoint endpoint = endpoint(named);
        if (!surface.open()) {
            surface.absent(http);
        } else if (endpoint == null) {
            String known =
                    Arrays.stream(Endpoint.values())
                            .map(Endpoint::path)
                            .collect(Collectors.joining(", "));
            surface.wrong(
                    http, "endpoint: '" + named + "' is not an endpoint; known: " + known + ".");
        } else {
            Intake intake = intakes.of(http.request(), endpoint);
            intake.read(
                    body -> {
                        answer(http, endpoint, body);
                        intake.release();
                    },
                    no -> surface.wrong(http, no.message()));
        }
    }

    private static @Nullable Endpoint endpoint(String path) {
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint.path().equals(path)) {
                return endpoint;
            }
        }
        return null;
    }

    private void answer(RoutingContext http, Endpoint endpoint, byte[] body) {
        try {
            Envelope envelope = new Envelope(http.request().headers());
            Call call =
                    new Call(
                            envelope.requestId(),
                            System.nanoTime(),
                            endpoint,
                            "",
                            envelope.wishes(),
                            body);
            surface.json(http, inquiry.explain(http.request().getParam("team"), call).json());
        } catch (Refused no) {
            surface.wrong(http, no.refusal().message());
        }
    }
}
