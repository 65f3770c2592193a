package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Timeouts;
import dev.sluice.dialect.Dialect;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

/// One attempt, ready to be made.
record Plan(
        Errand errand,
        Model model,
        Target target,
        Dialect.Outbound outbound,
        Dialect.Transcript transcript) {

    Timeouts timeouts() {
        return model.timeouts().or(Timeouts.defaults(errand.ask().endpoint(), errand.tier()));
    }

    boolean streams() {
        return errand.ask().streams();
    }

    /// Whether the answer is the stream that was asked for.
    boolean streamed(HttpClientResponse head) {
        String type = head.getHeader(HttpHeaders.CONTENT_TYPE);
        return streams()
                && head.statusCode() == 200
                && type != null
                && type.startsWith("text/event-stream");
    }

    void attempted(String word, long nanos) {
        target.ended();
        target.meters().attempt(errand.ask().endpoint(), word, nanos);
    }
}
