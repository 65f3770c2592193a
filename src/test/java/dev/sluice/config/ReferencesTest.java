package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {

    private static final String HASH = "hmac-sha256:" + "A".repeat(43);

    @TempDir Path directory;

    @Test
    void readsReferencesWithDefaultsAndFromFiles() throws IOException {
        // Given
        Path secret = Files.writeString(directory.resolve("name.txt"), "from-a-file\n");
        Given.write(
                directory,
                "m.yaml",
                "models: { q: { provider: sim, upstream: '${UNSET:org/name:1}-${file:"
                        + secret
                        + "}', tier: '${TIER}' } }");

        // When
        Model model = Given.loaded(directory).models().get("q");

        // Then
        assertEquals("org/name:1-from-a-file fast", model.upstream() + " " + model.tier().word());
    }

    /// A pipe keeps who reads it for good: no reload after that one.
    @Test
    void refusesAReferenceToWhatIsNoRegularFile() throws IOException {
        // Given
        Given.write(
                directory,
                "a.yaml",
                "models: { q: { provider: sim, upstream: '${file:/dev/null}' } }");

        // When
        List<String> found = Given.problems(directory);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:1: models.q.upstream: '${file:/dev/null}' cannot be read (not a"
                                + " regular file); name a readable UTF-8 file"),
                found);
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        // Given
        Files.write(directory.resolve("a.yaml"), new byte[] {'m', ':', ' ', (byte) 0xff});

        // When
        List<String> found = Given.problems(directory);

        // Then
        assertEquals(List.of("a.yaml:1: is not UTF-8 text; save it as UTF-8"), found);
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() throws IOException {
        // Given
        Given.write(directory, "a.yaml", "\uFEFFmodels: { q: { provider: sim, upstream: x } }");

        // When
        Snapshot snapshot = Given.loaded(directory);

        // Then
        assertEquals(Set.of("q"), snapshot.models().keySet());
    }

    @Test
    void refusesALinkThatLeadsUpwards() throws IOException {
        // Given
        Files.createSymbolicLink(directory.resolve("loop"), directory);

        // When
        List<String> found = Given.problems(directory);

        // Then
        assertTrue(
                found.getFirst()
                        .startsWith("the configuration cannot be read (FileSystemLoopException"),
                found::toString);
    }

    /// A pipe, too, which would keep who reads it.
    @Test
    void refusesWhatIsNoRegularFile() throws IOException {
        // Given
        Files.createSymbolicLink(directory.resolve("a.yaml"), Path.of("/dev/null"));

        // When
        List<String> found = Given.problems(directory);

        // Then
        assertEquals(
                List.of(
                        "the configuration cannot be read (FileSystemException "
                                + directory.resolve("a.yaml")
                                + ": not a regular file); mend the directory"),
                found);
    }

    @Test
    void refusesAFileInPlaceOfADirectory() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("models.yaml"), "models: {}");

        // When
        List<String> found = Given.problems(file);

        // Then
        assertTrue(
                found.getFirst()
                        .startsWith("the configuration cannot be read (NotDirectoryException"),
                found::toString);
    }
}
