package dev.sluice.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/// The body of one request, counted as it comes, so that nothing over the limit is ever held. One
/// event loop.
public final class Intake {

    /// An announcement of a large body reserves no more than this before the bytes come.
    private static final int TRUSTED = 64 << 10;

    private final HttpServerRequest request;
    private final int limit;
    private final String path;
    private byte[] body = {};
    private int length;
    private boolean refused;

    public Intake(HttpServerRequest request, Endpoint endpoint) {
        this(request, endpoint.bodyLimit(), "/v1/" + endpoint.path());
    }

    /// @param limit in bytes
    /// @param path names the endpoint in a refusal
    public Intake(HttpServerRequest request, int limit, String path) {
        this.request = request;
        this.limit = limit;
        this.path = path;
    }

    /// Exactly one of the two is told, on this event loop; the second when the body is larger than
    /// the endpoint takes.
    public void read(Consumer<byte[]> whole, Consumer<Refusal> tooLarge) {
        long announced = announced();
        if (announced > limit) {
            request.resume();
            tooLarge.accept(tooLarge());
            return;
        }
        body = new byte[(int) Math.min(Math.max(announced, 0), TRUSTED)];
        request.handler(part -> take(part, tooLarge));
        request.endHandler(_ -> complete(whole));
        request.resume();
    }

    private long announced() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private void take(Buffer part, Consumer<Refusal> tooLarge) {
        if (refused) {
            return;
        }
        int more = part.length();
        if (length + more > limit) {
            refused = true;
            body = new byte[0];
            tooLarge.accept(tooLarge());
            return;
        }
        if (body.length < length + more) {
            body = Arrays.copyOf(body, Math.max(length + more, 2 * body.length));
        }
        part.getBytes(body, length);
        length += more;
    }

    private void complete(Consumer<byte[]> whole) {
        if (!refused) {
            whole.accept(body.length == length ? body : Arrays.copyOf(body, length));
        }
    }

    private Refusal tooLarge() {
        String most = limit + " bytes that " + path + " takes";
        return new Refusal.TooLarge(
                "The request body is larger than the " + most + "; send less at once.");
    }
}
