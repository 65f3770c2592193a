package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The signal `embedding`: how the nearest of the operator's labelled requests went
/// (routing-quality.md section 6). The model runs in this process, on one thread of its own; a full
/// queue or a late answer is no reading. Nothing of it is loaded before a route names rows.
@Singleton
public final class EmbeddingSignal implements Signal {

    private static final Duration DEADLINE = Duration.ofMillis(15);
    private static final int WAITING = 64;

    private volatile Map<String, CompletableFuture<Neighbours>> routes = Map.of();
    private volatile Map<Path, CompletableFuture<Neighbours>> files = Map.of();

    /// One thread that ends when nobody asks.
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    30,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().daemon().name("sluice-embedding").factory());

    public EmbeddingSignal() {
        worker.allowCoreThreadTimeOut(true);
    }

    @Override
    public String name() {
        return "embedding";
    }

    /// Whose neighbours to ask from now on, by route. Files are read and embedded in the
    /// background; until that is done, or when it failed, there is no reading.
    public synchronized void use(Map<String, Opinions> opinions) {
        Map<String, CompletableFuture<Neighbours>> next = new HashMap<>();
        Map<Path, CompletableFuture<Neighbours>> read = new HashMap<>();
        opinions.forEach((route, said) -> {
            Path rows = said.rows();
            if (rows != null) {
                CompletableFuture<Neighbours> held = files.get(rows);
                next.put(
                        route,
                        read.computeIfAbsent(rows, file -> held != null ? held : load(file)));
            }
        });
        files = Map.copyOf(read);
        routes = Map.copyOf(next);
    }

    private static CompletableFuture<Neighbours> load(Path file) {
        CompletableFuture<Neighbours> loaded = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("sluice-embedding-rows")
                .start(() -> {
                    try {
                        loaded.complete(Neighbours.read(file));
                    } catch (RuntimeException | LinkageError failure) {
                        Neighbours.LOG.errorf(failure, "%s gives no neighbours", file);
                        loaded.completeExceptionally(failure);
                    }
                });
        return loaded;
    }

    /// Returns once every file named so far was read, or failed.
    void await() {
        routes.values().forEach(loading -> loading.handle((_, _) -> true).join());
    }

    @Override
    public Uni<Reading> read(Ask ask, long deadlineNanos) {
        CompletableFuture<Neighbours> loading = routes.get(ask.model());
        if (loading == null || !loading.isDone() || loading.isCompletedExceptionally()) {
            return Uni.createFrom().failure(new IllegalStateException("no neighbours are known"));
        }
        Neighbours neighbours = loading.join();
        long left = Math.min(deadlineNanos - System.nanoTime(), DEADLINE.toNanos());
        if (left <= 0) {
            return Uni.createFrom().failure(new CompletionException("too late", null));
        }
        return Uni.createFrom()
                .item(() -> new Reading(neighbours.probability(Excerpt.of(ask))))
                .runSubscriptionOn(worker)
                .ifNoItem()
                .after(Duration.ofNanos(left))
                .fail();
    }
}
