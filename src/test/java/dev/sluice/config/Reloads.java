package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Loads a directory, watches it, and tells what came of each change.
final class Reloads {

    static final String ONE = "models: { one: { provider: sim, upstream: x } }";
    static final String TWO = "models: { second: { provider: sim, upstream: x } }";
    static final String BROKEN = "models: { one: { provider: si";

    private final BlockingQueue<Reload> seen = new LinkedBlockingQueue<>();

    Configuration loaded(Path directory) {
        Configuration configuration = Given.configuration(directory);
        assertTrue(configuration.load() instanceof Loading.Loaded);
        configuration.onReload(this::tell);
        return configuration;
    }

    Configuration watched(Path directory) {
        Configuration configuration = loaded(directory);
        configuration.watch(Duration.ofMillis(5));
        return configuration;
    }

    void tell(Reload reload) {
        seen.add(reload);
    }

    String next() throws InterruptedException {
        Reload reload = seen.poll(30, TimeUnit.SECONDS);
        return reload == null ? "nothing happened" : reload.word();
    }
}
