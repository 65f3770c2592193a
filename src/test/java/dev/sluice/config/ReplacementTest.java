package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {

    @TempDir Path directory;

    private Path first;
    private Path second;

    @BeforeEach
    void files() throws IOException {
        first = Files.writeString(directory.resolve("first.yaml"), "1");
        second = Files.writeString(directory.resolve("second.yaml"), "2");
    }

    /// Nothing takes the place of a folder that holds something.
    private static void block(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(Files.createDirectory(file).resolve("inner"), "x");
    }

    @Test
    void allTextsTakeTheirPlace() throws IOException {
        try (Replacement all = new Replacement(new Folder(directory))) {
            // Given
            all.add("first.yaml", "one");
            all.add("second.yaml", "two");
            // When
            boolean written = all.write(() -> true);
            // Then
            assertTrue(written);
            assertEquals("one two", Files.readString(first) + " " + Files.readString(second));
        }
    }

    @Test
    void whatChangedJustBeforeTheStepIsNotReplaced() throws IOException {
        try (Replacement all = new Replacement(new Folder(directory))) {
            // Given
            all.add("first.yaml", "one");
            // When
            boolean written = all.write(() -> false);
            // Then
            assertFalse(written);
            assertEquals("1", Files.readString(first));
        }
    }

    @Test
    void whenAStepFailsThoseBeforeItAreTakenBack() throws IOException {
        try (Replacement all = new Replacement(new Folder(directory))) {
            // Given
            all.add("first.yaml", "one");
            all.add("second.yaml", "two");
            // When
            assertThrows(
                    IOException.class,
                    () ->
                            all.write(() -> {
                                block(second);
                                return true;
                            }));
            // Then
            assertEquals("1", Files.readString(first));
        }
    }

    @Test
    void aNewFileIsGoneAgainWhenALaterStepFails() throws IOException {
        Path fresh = directory.resolve("fresh.yaml");
        try (Replacement all = new Replacement(new Folder(directory))) {
            // Given
            all.add("fresh.yaml", "new");
            all.add("second.yaml", "two");
            // When
            assertThrows(
                    IOException.class,
                    () ->
                            all.write(() -> {
                                block(second);
                                return true;
                            }));
            // Then
            assertFalse(Files.exists(fresh));
        }
    }

    @Test
    void aWriteThatFailsLeavesNothingBeside() throws IOException {
        // When
        try (Replacement all = new Replacement(new Folder(directory))) {
            all.add("first.yaml", "one");
            all.add("second.yaml", "two");
            block(second);
            assertThrows(IOException.class, () -> all.write(() -> true));
        }
        // Then
        try (var files = Files.list(directory)) {
            assertEquals(2, files.count());
        }
    }
}
