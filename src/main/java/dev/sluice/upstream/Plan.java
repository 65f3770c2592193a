package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Timeouts;
import dev.sluice.dialect.Dialect;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.TimeUnit;

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

    /// On the clock of `System.nanoTime()`: no attempt starts after it or outlives it. One and a
    /// half times an attempt's total (reliability.md R1), never when that is off; a caller may only
    /// shorten it.
    long deadline() {
        long total = timeouts().total() * 3L / 2;
        long wish = errand.call().wishes().deadlineMillis();
        long millis = wish > 0 && (total == 0 || wish < total) ? wish : total;
        return millis == 0
                ? Long.MAX_VALUE
                : errand.call().arrivalNanos() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// A connection to the target, of this event loop.
    Future<HttpClientRequest> dial(Loop loop) {
        return loop.clients()
                .of(model.provider().residency(), target.tls())
                .request(target.post(path()));
    }

    /// With the caller's query, as it came (openai-wire EP-6): only where the dialect kept the path
    /// it came with, for elsewhere it means something else.
    private String path() {
        String query = errand.call().query();
        String path = outbound.path();
        return query.isEmpty() || !path.equals(errand.call().endpoint().path())
                ? path
                : path + '?' + query;
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
        if (word.equals(Relay.BROKEN)) {
            target.brokeOff();
        }
        target.meters().attempt(errand.ask().endpoint(), word, nanos);
    }
}
