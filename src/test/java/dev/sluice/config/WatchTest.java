package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchTest {

    @TempDir Path directory;

    private final Reloads reloads = new Reloads();

    @Test
    void seesAHalfWrittenFileAndThenTheWholeOne() throws IOException, InterruptedException {
        // Given
        Given.write(directory, "a.yaml", Reloads.ONE);
        try (Configuration configuration = reloads.watched(directory)) {
            Given.write(directory, "a.yaml", Reloads.BROKEN);
            String first = reloads.next();

            // When
            Given.write(directory, "a.yaml", Reloads.TWO);
            String then = reloads.next();
            while (then.equals("rejected")) { // this write, too, may be seen when it is half done
                then = reloads.next();
            }

            // Then
            assertEquals("rejected applied", first + " " + then);
        }
    }

    @Test
    void aLookThatFailsIsNotTheLast() throws InterruptedException {
        // Given
        CountDownLatch reloaded = new CountDownLatch(2);
        Runnable fails =
                () -> {
                    reloaded.countDown();
                    throw new IllegalStateException("a listener's fault");
                };
        // When
        try (Watch watch = Watch.start(() -> "new", _ -> true, fails, Duration.ofMillis(1))) {
            // Then
            assertTrue(reloaded.await(30, TimeUnit.SECONDS));
        }
    }

    /// One that hangs for good, as on a disk that has gone, would keep the process.
    @Test
    void isClosedWhileAReloadIsUnderWay() throws IOException, InterruptedException {
        // Given
        Given.write(directory, "a.yaml", Reloads.ONE);
        Configuration configuration = reloads.loaded(directory);
        CountDownLatch hangs = new CountDownLatch(1);
        CompletableFuture<Void> goesOn = new CompletableFuture<>();
        configuration.onReload(_ -> {
            hangs.countDown();
            goesOn.join();
        });
        Thread reload = Thread.ofVirtual().start(configuration::reload);
        hangs.await();
        // When
        Thread close = Thread.ofVirtual().start(configuration::close);
        // Then
        assertTrue(close.join(Duration.ofSeconds(10)));
        goesOn.complete(null);
        reload.join();
    }

    @Test
    void seesAnEditorsRenameOver() throws IOException, InterruptedException {
        // Given
        Given.write(directory, "a.yaml", Reloads.ONE);
        try (Configuration configuration = reloads.watched(directory)) {
            Given.write(directory, ".a.yaml.swp", Reloads.TWO);

            // When
            Files.move(
                    directory.resolve(".a.yaml.swp"),
                    directory.resolve("a.yaml"),
                    StandardCopyOption.ATOMIC_MOVE);

            // Then
            assertEquals("applied", reloads.next());
        }
    }

    @Test
    void seesTheSwapOfAConfigMapsLink() throws IOException, InterruptedException {
        // Given
        Given.write(directory, "..one/a.yaml", Reloads.ONE);
        Given.write(directory, "..two/a.yaml", Reloads.TWO);
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..one"));
        Files.createSymbolicLink(directory.resolve("a.yaml"), Path.of("..data/a.yaml"));
        try (Configuration configuration = reloads.watched(directory)) {
            Files.createSymbolicLink(directory.resolve("..tmp"), Path.of("..two"));

            // When
            Files.move(
                    directory.resolve("..tmp"),
                    directory.resolve("..data"),
                    StandardCopyOption.ATOMIC_MOVE);

            // Then
            assertEquals(
                    "applied [second]",
                    reloads.next() + " " + configuration.current().models().keySet());
        }
    }

    @Test
    void survivesTheRemovalOfTheWholeDirectoryAndItsReturn()
            throws IOException, InterruptedException {
        // Given
        Path config = directory.resolve("config");
        Given.write(config, "a.yaml", Reloads.ONE);
        Configuration configuration = Given.configuration(config);
        configuration.load();
        configuration.onReload(reloads::tell);
        configuration.watch(Duration.ofMillis(5));
        try (configuration) {
            Files.delete(config.resolve("a.yaml"));
            Files.delete(config);
            String gone = reloads.next();

            // When
            Given.write(directory, "new/a.yaml", Reloads.TWO);
            Files.move(directory.resolve("new"), config);

            // Then
            assertEquals("rejected applied", gone + " " + reloads.next());
        }
    }
}
