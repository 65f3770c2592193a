package dev.sluice.upstream;

import dev.sluice.catalog.Provider;
import dev.sluice.load.Terms;
import dev.sluice.wire.Flushes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The HTTP clients of one event loop, made when they are first needed.
final class Clients {

    /// Waiting belongs in front of the gateway, not in a pool (performance.md section 8).
    private static final int WAITERS = 64;

    static final int STREAMS_OVER_HTTP2 = 100;

    /// vLLM and llama.cpp close idle connections after 5 s (backends.md 2 and 6), hosted APIs
    /// later.
    private static final int KEEP_SELF_HOSTED = 4;

    private static final int KEEP_EXTERNAL = 15;

    /// Milliseconds. An attempt's own clock is sooner (reliability.md R1); this one ends the
    /// dialling that it leaves behind, which would else hold a socket until the kernel gives up.
    private static final int DIAL = 10_000;

    /// For models whose attempts may dial for longer, or without a limit.
    private static final int DIAL_LONG = 600_000;

    private final Vertx vertx;
    private final int connections;
    private final Consumer<HttpClient> toClose;

    /// By whether they speak HTTP/2 and whether they dial for long.
    private final @Nullable HttpClient[] made = new HttpClient[4];

    Clients(Vertx vertx, Terms terms, Consumer<HttpClient> toClose) {
        this.toClose = toClose;
        this.vertx = vertx;
        this.connections = terms.connections();
    }

    /// HTTP/2 is agreed on inside TLS only: a plain address of a provider declared external (a
    /// proxy on the same machine, say) is spoken to as its neighbours are.
    ///
    /// @param connectMillis how long an attempt may dial; 0 for as long as it takes
    HttpClient of(Provider.Residency residency, boolean tls, int connectMillis) {
        boolean http2 = tls && residency != Provider.Residency.SELF_HOSTED;
        int which = (http2 ? 1 : 0) + (isLong(connectMillis) ? 2 : 0);
        HttpClient known = made[which];
        if (known == null) {
            known = dialled(options(http2, connectMillis));
            toClose.accept(known);
            made[which] = known;
        }
        return known;
    }

    /// What a pool holds against what a target may bear (reliability.md R39), for the log.
    static String bounds(Terms terms) {
        return "to one server, for all its models, an event loop opens at most %d connections over HTTP/1.1, or %d over HTTP/2 with %d calls each, and %d calls wait for one; a target bears at most %d calls, and %d wait for a model"
                .formatted(
                        terms.connections(),
                        overHttp2(terms.connections()),
                        STREAMS_OVER_HTTP2,
                        WAITERS,
                        terms.most(),
                        terms.queue());
    }

    /// Connections that carry so many calls.
    static int overHttp2(int calls) {
        return 1 + calls / STREAMS_OVER_HTTP2;
    }

    private static boolean isLong(int connectMillis) {
        return connectMillis == 0 || connectMillis > DIAL;
    }

    static HttpClientOptions options(boolean http2, int connectMillis) {
        int keepSeconds = http2 ? KEEP_EXTERNAL : KEEP_SELF_HOSTED;
        HttpClientOptions options =
                new HttpClientOptions()
                        .setKeepAliveTimeout(keepSeconds)
                        .setHttp2KeepAliveTimeout(keepSeconds)
                        .setTcpNoDelay(true)
                        .setTracingPolicy(TracingPolicy.IGNORE)
                        .setConnectTimeout(isLong(connectMillis) ? DIAL_LONG : DIAL)
                        .setMaxChunkSize(64 << 10)
                        .setMaxHeaderSize(64 << 10)
                        .setDecompressionSupported(false);
        return http2
                ? options.setProtocolVersion(HttpVersion.HTTP_2)
                        .setUseAlpn(true)
                        .setHttp2ClearTextUpgrade(false)
                : options;
    }

    private HttpClient dialled(HttpClientOptions options) {
        PoolOptions pool =
                new PoolOptions()
                        .setHttp1MaxSize(connections)
                        .setHttp2MaxSize(overHttp2(connections))
                        .setMaxWaitQueueSize(WAITERS);
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(connection -> {
                    Flushes.atTurnEnd(connection);
                    Connections.born(connection, vertx, Loop.SILENCE, Connections.LONGEST);
                })
                .build();
    }
}
