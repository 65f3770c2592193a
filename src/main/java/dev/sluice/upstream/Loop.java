package dev.sluice.upstream;

import dev.sluice.catalog.Provider;
import dev.sluice.wire.Flushes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What one event loop owns: its HTTP clients, because a shared pool ignores which loop a
/// connection lives on, and one coarse sweep of deadlines, because a timer object per request would
/// cost more than the request (performance.md section 8). Used on that loop only.
final class Loop {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    /// reliability.md R5: clocks fire at most 100 ms late.
    private static final long SWEEP = TimeUnit.MILLISECONDS.toNanos(50);

    /// Waiting belongs in front of the gateway, not in a pool (performance.md section 8).
    private static final int WAITERS = 64;

    private static final int CONNECTIONS = 10_000;
    private static final int STREAMS_OVER_HTTP2 = 100;

    /// vLLM and llama.cpp close idle connections after 5 s (backends.md sections 2 and 6); hosted
    /// APIs keep them longer.
    private static final int KEEP_SELF_HOSTED = 4;

    private static final int KEEP_EXTERNAL = 15;

    private final Vertx vertx;
    private final List<Clocks> watched = new ArrayList<>();
    private @Nullable HttpClient selfHosted;
    private @Nullable HttpClient external;
    private boolean sweeping;
    private long due;

    Loop(Vertx vertx) {
        this.vertx = vertx;
    }

    /// HTTP/2 is agreed on inside TLS only: a plain address of a provider declared external (a
    /// proxy on the same machine, say) is spoken to as its neighbours are.
    HttpClient client(Provider.Residency residency, boolean tls) {
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
                        .setHttp1MaxSize(CONNECTIONS)
                        .setHttp2MaxSize(CONNECTIONS / STREAMS_OVER_HTTP2)
                        .setMaxWaitQueueSize(WAITERS);
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(Flushes::atTurnEnd)
                .build();
    }

    /// Watches a set of clocks from the next sweep on, until they are stopped.
    void watch(Clocks clocks) {
        clocks.slot = watched.size();
        watched.add(clocks);
        if (!sweeping) {
            sweepSoon();
        }
    }

    private void sweepSoon() {
        sweeping = true;
        due = System.nanoTime() + SWEEP;
        vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(SWEEP), _ -> sweep());
    }

    void forget(Clocks clocks) {
        int slot = clocks.slot;
        if (slot >= 0) {
            Clocks last = watched.removeLast();
            if (last != clocks) {
                watched.set(slot, last);
                last.slot = slot;
            }
            clocks.slot = -1;
        }
    }

    /// Backwards, because an expired one takes itself out and the last one takes its place. A sweep
    /// that is itself late forgives its lateness first: a burst of calls on a cold JVM would
    /// otherwise look like upstreams that do not answer, and open their breakers.
    private void sweep() {
        long now = System.nanoTime();
        long late = now - due;
        for (int i = watched.size() - 1; i >= 0; i--) {
            if (i < watched.size()) {
                Clocks clocks = watched.get(i);
                if (late > SWEEP) {
                    clocks.forgive(late);
                }
                check(clocks, now);
            }
        }
        sweeping = false;
        if (!watched.isEmpty()) {
            sweepSoon();
        }
    }

    /// A fault in what one expiry sets off must not stop the clocks of all other calls.
    private void check(Clocks clocks, long now) {
        try {
            clocks.check(now);
        } catch (RuntimeException fault) {
            LOG.error("a call's clock ran out and ending the call failed", fault);
            forget(clocks);
        }
    }
}
