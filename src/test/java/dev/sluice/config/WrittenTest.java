package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files as editors and templates leave them.
class WrittenTest {

    @TempDir Path directory;

    @Test
    void namesTheLineOfWhatIsNotUtf8() throws IOException {
        // Given
        Files.write(
                directory.resolve("a.yaml"),
                "# one\nmodels:\n  # caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        // When
        List<String> found = Given.problems(directory);

        // Then
        assertEquals(List.of("a.yaml:3: is not UTF-8 text; save it as UTF-8"), found);
    }

    @Test
    void namesTheLineOfACharacterThatYamlDoesNotTake() throws IOException {
        // Given
        Given.write(directory, "a.yaml", "# one\nmodels:\n  # \u0007\n");

        // When
        List<String> found = Given.problems(directory);

        // Then
        assertEquals(
                List.of("a.yaml:3: is not YAML: U+0007 is not allowed; mend the syntax"), found);
    }

    @Test
    void aByteOrderMarkAloneIsAnEmptyFile() throws IOException {
        // Given
        Given.write(directory, "a.yaml", "\uFEFF\n");

        // When
        List<String> found = Given.problems(directory);

        // Then
        assertEquals(
                List.of("a.yaml:1: is empty; write a section or a comment, or remove the file"),
                found);
    }

    /// SnakeYAML takes 50 unless told otherwise: fewer than some have models.
    @Test
    void oneAnchorServesManyModels() throws IOException {
        // Given
        Given.write(directory, "a.yaml", merged(500));

        // When
        Snapshot snapshot = Given.loaded(directory);

        // Then
        assertEquals(501, snapshot.models().size());
    }

    @Test
    void refusesMoreAliasesThanAnyCompanyHasModels() throws IOException {
        // Given
        Given.write(directory, "a.yaml", merged(2_001));

        // When
        List<String> found = Given.problems(directory);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:1: is not YAML: Number of aliases for non-scalar nodes exceeds the"
                                + " specified max=2000; mend the syntax"),
                found);
    }

    private static String merged(int models) {
        return IntStream.range(0, models)
                .mapToObj("  m%1$d: { <<: *one, upstream: x%1$d }\n"::formatted)
                .collect(
                        Collectors.joining(
                                "", "models:\n  m: &one { provider: sim, upstream: x }\n", ""));
    }

    /// Nothing of the file itself changes but who may read it.
    @Test
    void aFileWhoseRightsAreMendedIsLookedAtAgain() throws IOException {
        // Given
        Given.write(directory, "a.yaml", "# one");
        Folder folder = new Folder(directory);
        String before = folder.stamp();

        // When
        Files.setPosixFilePermissions(
                directory.resolve("a.yaml"), Set.of(PosixFilePermission.OWNER_READ));

        // Then
        assertNotEquals(before, folder.stamp());
    }
}
