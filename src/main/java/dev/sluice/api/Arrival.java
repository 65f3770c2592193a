package dev.sluice.api;

import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.function.Consumer;

/// One request on its way in: what its headers say is checked before its body is read, and the body
/// is counted as it comes, so that nothing over the limit is ever held. One event loop.
final class Arrival {

    /// A client's announcement of a large body reserves no more than this before the bytes come.
    private static final int TRUSTED = 64 << 10;

    private final HttpServerRequest request;
    private final Endpoint endpoint;
    private final Wire headers;
    private final String id;
    private byte[] body = {};
    private int length;
    private boolean refused;

    Arrival(RoutingContext http, Endpoint endpoint) {
        this.request = http.request();
        this.endpoint = endpoint;
        this.headers = new Wire(request.headers());
        this.id = headers.requestId();
    }

    /// Echoed as `x-request-id`: the caller's own when it was short and printable (openai-wire
    /// HDR-3).
    String id() {
        return id;
    }

    /// Exactly one of the two is told, on this event loop.
    void read(Consumer<Call> arrived, Consumer<Refusal> refusal) {
        Refusal unreadable = headers.unreadable();
        long announced = announced();
        if (unreadable == null && announced > endpoint.bodyLimit()) {
            unreadable = tooLarge();
        }
        if (unreadable != null) {
            request.resume();
            refusal.accept(unreadable);
            return;
        }
        body = new byte[(int) Math.min(Math.max(announced, 0), TRUSTED)];
        request.handler(part -> take(part, refusal));
        request.endHandler(_ -> complete(arrived, refusal));
        request.resume();
    }

    private long announced() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private void take(Buffer part, Consumer<Refusal> refusal) {
        if (refused) {
            return;
        }
        int more = part.length();
        if (length + more > endpoint.bodyLimit()) {
            refused = true;
            body = new byte[0];
            refusal.accept(tooLarge());
            return;
        }
        if (body.length < length + more) {
            body = Arrays.copyOf(body, Math.max(length + more, 2 * body.length));
        }
        part.getBytes(body, length);
        length += more;
    }

    private void complete(Consumer<Call> arrived, Consumer<Refusal> refusal) {
        if (refused) {
            return;
        }
        try {
            byte[] exact = body.length == length ? body : Arrays.copyOf(body, length);
            arrived.accept(
                    new Call(
                            id,
                            System.nanoTime(),
                            endpoint,
                            headers.credential(),
                            headers.wishes(),
                            exact));
        } catch (dev.sluice.wire.Refused wrongHeader) {
            refusal.accept(wrongHeader.refusal());
        }
    }

    private Refusal tooLarge() {
        return new Refusal.TooLarge(
                "The request body is larger than the "
                        + endpoint.bodyLimit()
                        + " bytes that /v1/"
                        + endpoint.path()
                        + " takes; send less at once.");
    }
}
