package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReloadTest {

    @TempDir Path directory;

    private final Reloads reloads = new Reloads();

    @Test
    void appliesAChangeAsTheNextGeneration() throws IOException {
        // Given
        Given.write(directory, "a.yaml", Reloads.ONE);
        Configuration configuration = reloads.loaded(directory);
        Given.write(directory, "a.yaml", Reloads.TWO);

        // When
        configuration.reload();

        // Then
        Snapshot now = configuration.current();
        assertEquals("2 [second]", now.generation() + " " + now.models().keySet());
    }

    @Test
    void tellsOfASnapshotBeforeCallsSeeIt() throws IOException {
        // Given
        Given.write(directory, "a.yaml", Reloads.ONE);
        Configuration configuration = reloads.loaded(directory);
        List<String> told = new ArrayList<>();
        configuration.onComing(coming ->
                told.add(coming.generation() + " before " + configuration.current().generation()));
        Given.write(directory, "a.yaml", Reloads.TWO);

        // When
        configuration.reload();

        // Then
        assertEquals(List.of("2 before 1"), told);
    }

    @Test
    void keepsTheLastGoodSnapshotWhenTheFilesAreBroken() throws IOException {
        // Given
        Given.write(directory, "a.yaml", Reloads.ONE);
        Configuration configuration = reloads.loaded(directory);
        Snapshot good = configuration.current();
        Given.write(directory, "a.yaml", Reloads.BROKEN);

        // When
        configuration.reload();

        // Then
        assertSame(good, configuration.current());
    }

    @Test
    void answersARejectedReloadWithTheProblems() throws IOException {
        // Given
        Given.write(directory, "a.yaml", Reloads.ONE);
        Configuration configuration = reloads.loaded(directory);
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
        Given.write(directory, "a.yaml", Reloads.ONE);
        Configuration configuration = reloads.loaded(directory);
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
        Given.write(directory, "a.yaml", Reloads.ONE);
        Configuration configuration = reloads.loaded(directory);
        String before = configuration.current().hash();
        Given.write(directory, "a.yaml", Reloads.ONE.replace("x }", "y }"));

        // When
        configuration.reload();

        // Then
        assertNotEquals(before, configuration.current().hash());
    }

    @Test
    void neverFallsBackToTheOpenDefaultWhenTheFilesVanish() throws IOException {
        // Given
        Given.write(directory, "a.yaml", Reloads.ONE);
        Configuration configuration = reloads.loaded(directory);
        Files.delete(directory.resolve("a.yaml"));

        // When
        Reload reload = configuration.reload();

        // Then
        assertEquals("rejected", reload.word());
    }

    @Test
    void takesTheFirstFilesOverTheEmbeddedDefault() throws IOException {
        // Given
        Configuration configuration = reloads.loaded(directory);
        Given.write(directory, "a.yaml", Reloads.ONE);

        // When
        Reload reload = configuration.reload();

        // Then
        assertEquals("applied", reload.word());
    }
}
