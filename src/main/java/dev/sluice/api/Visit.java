package dev.sluice.api;

import dev.sluice.Visitor;
import dev.sluice.upstream.Departure;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Wishes;
import io.vertx.ext.web.RoutingContext;

/// What is known of a call before its body.
record Visit(
        RoutingContext http,
        String id,
        Endpoint endpoint,
        Envelope envelope,
        Visitor visitor,
        Departure departure) {

    /// Of a call that is turned away before its body is read.
    Call unread() {
        return new Call(id, System.nanoTime(), endpoint, "", Wishes.NONE, new byte[0]);
    }

    /// A stranger's wishes are not heard: a wrong one would be told before the wrong key.
    Call call(byte[] body) {
        String query = http.request().query();
        Wishes wishes = visitor.known() ? visitor.heard(wishes()) : Wishes.NONE;
        return new Call(id, System.nanoTime(), endpoint, query == null ? "" : query, wishes, body);
    }

    private Wishes wishes() {
        return endpoint.anthropic()
                ? envelope.wishes().asking(envelope.betas())
                : envelope.wishes();
    }
}
