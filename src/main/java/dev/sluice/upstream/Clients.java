package dev.sluice.upstream;

import dev.sluice.catalog.Provider;
import dev.sluice.load.Terms;
import dev.sluice.wire.Flushes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The HTTP clients of one event loop, made when they are first needed.
final class Clients {

    /// Waiting belongs in front of the gateway, not in a pool (performance.md section 8).
    private static final int WAITERS = 64;

    private static final int STREAMS_OVER_HTTP2 = 100;

    /// vLLM and llama.cpp close idle connections after 5 s (backends.md sections 2 and 6); hosted
    /// APIs keep them longer.
    private static final int KEEP_SELF_HOSTED = 4;

    private static final int KEEP_EXTERNAL = 15;

    private final Vertx vertx;
    private final int connections;
    private @Nullable HttpClient selfHosted;
    private @Nullable HttpClient external;

    /// @param terms one loop may have to carry all that a target is asked to bear
    Clients(Vertx vertx, Terms terms) {
        this.vertx = vertx;
        this.connections = terms.most();
    }

    /// HTTP/2 is agreed on inside TLS only: a plain address of a provider declared external (a
    /// proxy on the same machine, say) is spoken to as its neighbours are.
    HttpClient of(Provider.Residency residency, boolean tls) {
        if (residency == Provider.Residency.SELF_HOSTED || !tls) {
            if (selfHosted == null) {
                selfHosted = dialled(KEEP_SELF_HOSTED, false);
            }
            return selfHosted;
        }
        if (external == null) {
            external = dialled(KEEP_EXTERNAL, true);
        }
        return external;
    }

    private HttpClient dialled(int keepSeconds, boolean http2) {
        HttpClientOptions options =
                new HttpClientOptions()
                        .setKeepAliveTimeout(keepSeconds)
                        .setHttp2KeepAliveTimeout(keepSeconds)
                        .setTcpNoDelay(true)
                        .setTracingPolicy(io.vertx.core.tracing.TracingPolicy.IGNORE)
                        .setConnectTimeout((int) TimeUnit.MINUTES.toMillis(10))
                        .setMaxChunkSize(64 << 10)
                        .setMaxHeaderSize(64 << 10)
                        .setDecompressionSupported(false);
        if (http2) {
            options.setProtocolVersion(HttpVersion.HTTP_2)
                    .setUseAlpn(true)
                    .setHttp2ClearTextUpgrade(false);
        }
        PoolOptions pool =
                new PoolOptions()
                        .setHttp1MaxSize(connections)
                        .setHttp2MaxSize(1 + connections / STREAMS_OVER_HTTP2)
                        .setMaxWaitQueueSize(WAITERS);
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(connection -> {
                    Flushes.atTurnEnd(connection);
                    Connections.born(connection);
                })
                .build();
    }
}
