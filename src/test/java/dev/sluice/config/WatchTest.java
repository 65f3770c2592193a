package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchTest {

    private static final String ONE = "models: { one: { provider: sim, upstream: x } }";
    private static final String TWO = "models: { second: { provider: sim, upstream: x } }";
    private static final String BROKEN = "models: { one: { provider: si";

    @TempDir Path directory;

    private final BlockingQueue<Reload> seen = new LinkedBlockingQueue<>();

    private Configuration loaded() {
        Configuration configuration = Given.configuration(directory);
        assertTrue(configuration.load() instanceof Loading.Loaded);
        configuration.onReload(seen::add);
        return configuration;
    }

    private Configuration watched() {
        Configuration configuration = loaded();
        configuration.watch(Duration.ofMillis(5));
        return configuration;
    }

    private String next() throws InterruptedException {
        Reload reload = seen.poll(30, TimeUnit.SECONDS);
        return reload == null ? "nothing happened" : reload.word();
    }

    @Test
    void seesAHalfWrittenFileAndThenTheWholeOne() throws IOException, InterruptedException {
        // Given
        Given.write(directory, "a.yaml", ONE);
        try (Configuration configuration = watched()) {
            Given.write(directory, "a.yaml", BROKEN);
            String first = next();

            // When
            Given.write(directory, "a.yaml", TWO);

            // Then
            assertEquals("rejected applied", first + " " + next());
        }
    }

    @Test
    void seesAnEditorsRenameOver() throws IOException, InterruptedException {
        // Given
        Given.write(directory, "a.yaml", ONE);
        try (Configuration configuration = watched()) {
            Given.write(directory, ".a.yaml.swp", TWO);

            // When
            Files.move(
                    directory.resolve(".a.yaml.swp"),
                    directory.resolve("a.yaml"),
                    StandardCopyOption.ATOMIC_MOVE);

            // Then
            assertEquals("applied", next());
        }
    }

    @Test
    void seesTheSwapOfAConfigMapsLink() throws IOException, InterruptedException {
        // Given
        Given.write(directory, "..one/a.yaml", ONE);
        Given.write(directory, "..two/a.yaml", TWO);
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..one"));
        Files.createSymbolicLink(directory.resolve("a.yaml"), Path.of("..data/a.yaml"));
        try (Configuration configuration = watched()) {
            Files.createSymbolicLink(directory.resolve("..tmp"), Path.of("..two"));

            // When
            Files.move(
                    directory.resolve("..tmp"),
                    directory.resolve("..data"),
                    StandardCopyOption.ATOMIC_MOVE);

            // Then
            assertEquals(
                    "applied [second]", next() + " " + configuration.current().models().keySet());
        }
    }

    @Test
    void survivesTheRemovalOfTheWholeDirectoryAndItsReturn()
            throws IOException, InterruptedException {
        // Given
        Path config = directory.resolve("config");
        Given.write(config, "a.yaml", ONE);
        Configuration configuration = Given.configuration(config);
        configuration.load();
        configuration.onReload(seen::add);
        configuration.watch(Duration.ofMillis(5));
        try (configuration) {
            Files.delete(config.resolve("a.yaml"));
            Files.delete(config);
            String gone = next();

            // When
            Given.write(directory, "new/a.yaml", TWO);
            Files.move(directory.resolve("new"), config);

            // Then
            assertEquals("rejected applied", gone + " " + next());
        }
    }
}
