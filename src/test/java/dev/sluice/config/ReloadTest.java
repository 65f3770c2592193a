package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReloadTest {

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
    void appliesAChangeAsTheNextGeneration() throws IOException {
        // Given
        Given.write(directory, "a.yaml", ONE);
        Configuration configuration = loaded();
        Given.write(directory, "a.yaml", TWO);

        // When
        configuration.reload();

        // Then
        Snapshot now = configuration.current();
        assertEquals("2 [second]", now.generation() + " " + now.models().keySet());
    }

    @Test
    void keepsTheLastGoodSnapshotWhenTheFilesAreBroken() throws IOException {
        // Given
        Given.write(directory, "a.yaml", ONE);
        Configuration configuration = loaded();
        Snapshot good = configuration.current();
        Given.write(directory, "a.yaml", BROKEN);

        // When
        configuration.reload();

        // Then
        assertSame(good, configuration.current());
    }

    @Test
    void answersARejectedReloadWithTheProblems() throws IOException {
        // Given
        Given.write(directory, "a.yaml", ONE);
        Configuration configuration = loaded();
        Given.write(directory, "a.yaml", "models: { one: { provider: sim } }");

        // When
        Reload reload = configuration.reload();

        // Then
        assertEquals(
                List.of(
                        "a.yaml:1: models.one.upstream: is missing; write it: The provider's name of"
                                + " the model."),
                Given.lines(((Reload.Rejected) reload).problems()));
    }

    @Test
    void findsNothingChangedInCommentsLayoutAndFiles() throws IOException {
        // Given
        Given.write(directory, "a.yaml", ONE);
        Configuration configuration = loaded();
        Files.delete(directory.resolve("a.yaml"));
        Given.write(
                directory,
                "b.yaml",
                "# moved\nmodels:\n  one:\n    upstream: \"x\"\n    provider: sim\n");

        // When
        Reload reload = configuration.reload();

        // Then
        assertEquals("unchanged", reload.word());
    }

    @Test
    void appliesARotatedSecretUnderTheSameHash() throws IOException {
        // Given
        Map<String, String> environment = new HashMap<>(Map.of("KEY", "before"));
        Given.write(
                directory,
                "a.yaml",
                "providers: { p: { dialect: openai, base-url: http://a/v1, api-key: '${KEY}' } }\nmodels: { m: { provider: p, upstream: x } }");
        Configuration configuration =
                new Configuration(directory, Given.KNOWN, Given.SIM, environment::get, List.of());
        configuration.load();
        String hash = configuration.current().hash();
        environment.put("KEY", "after");

        // When
        Reload reload = configuration.reload();

        // Then
        assertEquals("applied " + hash, reload.word() + " " + configuration.current().hash());
    }

    @Test
    void hashesDifferentConfigurationsDifferently() throws IOException {
        // Given
        Given.write(directory, "a.yaml", ONE);
        Configuration configuration = loaded();
        String before = configuration.current().hash();
        Given.write(directory, "a.yaml", ONE.replace("x }", "y }"));

        // When
        configuration.reload();

        // Then
        assertNotEquals(before, configuration.current().hash());
    }

    @Test
    void neverFallsBackToTheOpenDefaultWhenTheFilesVanish() throws IOException {
        // Given
        Given.write(directory, "a.yaml", ONE);
        Configuration configuration = loaded();
        Files.delete(directory.resolve("a.yaml"));

        // When
        Reload reload = configuration.reload();

        // Then
        assertEquals("rejected", reload.word());
    }

    @Test
    void takesTheFirstFilesOverTheEmbeddedDefault() throws IOException {
        // Given
        Configuration configuration = loaded();
        Given.write(directory, "a.yaml", ONE);

        // When
        Reload reload = configuration.reload();

        // Then
        assertEquals("applied", reload.word());
    }
}
