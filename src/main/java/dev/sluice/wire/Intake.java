package dev.sluice.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The body of one request, counted as it comes, so that nothing over the limit is ever held, and
/// no more than [Intakes] has room for. One event loop.
public final class Intake {

    /// An announcement of a large body reserves no more than this before the bytes come.
    private static final int TRUSTED = 64 << 10;

    private static final byte[] NOTHING = {};

    /// Whose body a connection over HTTP/1.1 is bringing.
    private static final AttributeKey<Intake> READING = AttributeKey.valueOf("sluice-intake");

    private final HttpServerRequest request;
    private final int limit;
    private final String path;
    private final Intakes all;
    private final Stalls stalls;
    private Consumer<Refusal> no = _ -> {};
    private Stalls.@Nullable Reading reading;
    private byte[] body = NOTHING;
    private int length;
    private int held;
    private int most;
    private boolean over;

    /// @param limit in bytes
    /// @param path names the endpoint in a refusal
    Intake(HttpServerRequest request, int limit, String path, Intakes all, Stalls stalls) {
        this.request = request;
        this.limit = limit;
        this.path = path;
        this.all = all;
        this.stalls = stalls;
    }

    /// A caller that asks before it sends its body is told to go on: whoever is refused before this
    /// is spared the sending (openai-wire ENC-5).
    ///
    /// At most one of the two is told, once, on this event loop: the second when the body is larger
    /// than the endpoint takes, stalls, or finds no room; neither when the caller leaves before its
    /// body is whole. What was not read then is dropped.
    public void read(Consumer<byte[]> whole, Consumer<Refusal> no) {
        this.no = no;
        long announced = announced();
        if (announced > limit) {
            refuse(tooLarge());
            return;
        }
        most = announced < 0 ? limit : (int) announced;
        if (hold((int) Math.min(Math.max(announced, 0), TRUSTED))) {
            request.handler(this::take);
            request.endHandler(_ -> complete(whole));
            request.exceptionHandler(_ -> gone());
            reading = stalls.watch(() -> length, () -> refuse(all.stalled()));
            all.began();
            Connections.channel(request.connection()).attr(READING).set(this);
            if (waits()) {
                request.response().writeContinue();
            }
            request.resume();
        }
    }

    /// A chunk cannot be read, and so nothing that follows on the connection (RFC 9112 section
    /// 7.1). False where no body is being read; Vert.x, which knows nothing of it, would close at
    /// once.
    static boolean broken(Channel connection) {
        Intake reads = connection.attr(READING).get();
        if (reads != null) {
            reads.refuse(
                    new Refusal.Malformed(
                            null,
                            null,
                            "The request body's chunks cannot be read: before each stands its size in hexadecimal digits, on a line of its own."));
        }
        return reads != null;
    }

    /// Nobody needs the body any more. Idempotent.
    public void release() {
        all.letGo(held);
        held = 0;
    }

    /// Over HTTP/1.0 nobody knows what an interim answer is (RFC 9110 section 10.1.1).
    private boolean waits() {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))
                && request.version() != HttpVersion.HTTP_1_0;
    }

    private long announced() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private void take(Buffer part) {
        if (over) {
            return;
        }
        int more = length + part.length();
        if (more > limit) {
            refuse(tooLarge());
        } else if (more <= held || hold(Math.max(more, Math.min(most, 2 * held)))) {
            if (length == 0 && more == most) {
                body = bytes(part);
            } else {
                body = body.length >= more ? body : Arrays.copyOf(body, held);
                part.getBytes(body, length);
            }
            length = more;
        }
    }

    /// Most bodies come in one part, which nobody else holds.
    private static byte[] bytes(Buffer part) {
        ByteBuf content = part.getByteBuf();
        boolean own = content.hasArray() && content.array().length == part.length();
        return own ? content.array() : part.getBytes();
    }

    /// False when all bodies together hold as much as they may: then this one is refused.
    private boolean hold(int capacity) {
        if (!all.hold(capacity - held)) {
            refuse(all.full());
            return false;
        }
        held = capacity;
        return true;
    }

    private void complete(Consumer<byte[]> whole) {
        if (!over) {
            stop();
            byte[] read = body.length == length ? body : Arrays.copyOf(body, length);
            body = NOTHING;
            try {
                whole.accept(read);
            } finally {
                uncount();
            }
        }
    }

    private void refuse(Refusal why) {
        if (!over) {
            end();
            request.resume();
            no.accept(why);
            uncount();
        }
    }

    private void gone() {
        end();
        uncount();
    }

    /// Only when somebody else counts the call, or nobody needs to.
    private void uncount() {
        if (reading != null) {
            reading = null;
            all.ended();
        }
    }

    private void end() {
        stop();
        body = NOTHING;
        release();
    }

    private void stop() {
        over = true;
        if (reading != null) {
            stalls.forget(reading);
            Connections.channel(request.connection()).attr(READING).compareAndSet(this, null);
        }
    }

    private Refusal tooLarge() {
        String most = limit + " bytes that " + path + " takes";
        return new Refusal.TooLarge(
                "The request body is larger than the " + most + "; send less at once.");
    }
}
