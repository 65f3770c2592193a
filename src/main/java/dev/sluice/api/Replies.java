package dev.sluice.api;

import dev.sluice.wire.Connections;
import dev.sluice.wire.Flow;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Writes what [dev.sluice.Gateway] answers to the connection, bytes as they are. The event loop of
/// the connection.
@Singleton
final class Replies {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence EVENTS =
            HttpHeaders.createOptimized("text/event-stream; charset=utf-8");
    private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");
    private static final CharSequence NO = HttpHeaders.createOptimized("no");
    private static final CharSequence X_ACCEL_BUFFERING =
            HttpHeaders.createOptimized("x-accel-buffering");
    private static final CharSequence X_REQUEST_ID = HttpHeaders.createOptimized("x-request-id");

    /// Anthropic's name for it, which its SDKs show.
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("request-id");

    private final Vertx vertx;
    private final long pingMillis;
    private final Connections connections;

    /// @param ping silence after which a comment keeps a stream's connection open (openai-wire
    ///   SSE-8); zero switches it off
    Replies(
            Vertx vertx,
            Connections connections,
            @ConfigProperty(name = "sluice.stream.ping") Duration ping) {
        this.vertx = vertx;
        this.connections = connections;
        this.pingMillis = ping.toMillis();
    }

    void send(RoutingContext http, String id, Reply reply) {
        HttpServerResponse response = http.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.putHeader(X_REQUEST_ID, id);
        reply.labels().forEach(response.headers()::add);
        connections.met(http.request());
        connections.goodbye(http.request());
        Shape shape = Shape.of(http);
        if (shape == Shape.ANTHROPIC) {
            response.putHeader(REQUEST_ID, id);
        }
        switch (reply) {
            case Reply.Whole whole -> {
                response.setStatusCode(whole.status())
                        .headers()
                        .set(HttpHeaders.CONTENT_TYPE, JSON);
                Reply.end(http.request(), whole.body());
            }
            case Reply.Streamed streamed ->
                    stream(response, streamed.flow(), why -> shape.event(why, id));
            case Reply.Declined declined ->
                    decline(http, declined.why(), shape.answer(declined.why(), id));
        }
    }

    /// For a request that never reached the gateway.
    void refuse(RoutingContext http, String id, Refusal why) {
        send(http, id, new Reply.Declined(new Labels(), why));
    }

    private void stream(
            HttpServerResponse response, Flow flow, Function<Refusal, String> farewell) {
        response.setChunked(true);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, EVENTS)
                .set(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .set(X_ACCEL_BUFFERING, NO);
        flow.to(new Stream(response, flow, vertx, pingMillis, farewell));
    }

    private void decline(RoutingContext http, Refusal why, ErrorMapper.Answer answer) {
        HttpServerResponse response = http.response();
        MultiMap headers = response.setStatusCode(answer.status()).headers();
        headers.set(HttpHeaders.CONTENT_TYPE, JSON);
        if (answer.retryAfterMillis() > 0) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString((answer.retryAfterMillis() + 999) / 1000));
            headers.set("retry-after-ms", Long.toString(answer.retryAfterMillis()));
        }
        if (answer.retry() != null) {
            headers.set("x-should-retry", answer.retry().toString());
        }
        switch (why) {
            case Refusal.Unauthenticated _ -> headers.set("www-authenticate", "Bearer");
            case Refusal.WrongMethod no -> headers.set(HttpHeaders.ALLOW, no.allow());
            case Refusal _ -> {}
        }
        Buffer body = Buffer.buffer(answer.body());
        if (Farewell.due(http.request())) {
            new Farewell(http.request(), vertx).say(body);
        } else {
            Reply.end(http.request(), body);
        }
    }
}
