package dev.sluice.upstream;

import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import io.netty.util.AttributeKey;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;

/// What the failure of a connection means. A connection remembers when it was made, so that one
/// which had served before can be told from a new one without a word per request.
final class Connections {

    private static final AttributeKey<Long> BORN = AttributeKey.valueOf("sluice-born");

    private static final long REFUSED_STREAM = 7;

    private Connections() {}

    /// A new one, on its event loop.
    static void born(HttpConnection connection) {
        ((ConnectionBase) connection).channel().attr(BORN).set(System.nanoTime());
    }

    /// No connection came about.
    static Fault none(String model, Throwable why) {
        return why instanceof ConnectionPoolTooBusyException
                ? Shield.full(model)
                : Faults.unreachable(model, why, false);
    }

    /// It broke before the head of an answer was read.
    ///
    /// @param asked when the attempt began, on the clock of `System.nanoTime()`
    static Fault broken(String model, Throwable why, HttpConnection connection, long asked) {
        if (!(why instanceof IOException || why instanceof VertxException)) {
            return Faults.protocol(model, "what it sent is not HTTP");
        }
        Long born = ((ConnectionBase) connection).channel().attr(BORN).get();
        boolean pooled = born != null && born - asked < 0;
        return Faults.unreachable(model, why, pooled && mayBeStale(why));
    }

    /// A reset of one HTTP/2 stream is the server's word on this request, unless it says that it
    /// has not looked at it (RFC 9113, 7: REFUSED_STREAM).
    static boolean mayBeStale(Throwable why) {
        return !(why instanceof StreamResetException reset) || reset.getCode() == REFUSED_STREAM;
    }
}
