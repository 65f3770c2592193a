package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that dies while it saves several files: what its directory then holds is copied, and
/// read by the next one.
class RecoveryTest {

    private static final String MODELS = "models.yaml";
    private static final String ROUTES = "routes.yaml";
    private static final String ROUTE = "routes: { auto: { fast: %s } }";

    @TempDir Path alive;
    @TempDir Path dead;

    @BeforeEach
    void saves() throws IOException {
        Files.writeString(alive.resolve(MODELS), Reloads.ONE);
        Files.writeString(alive.resolve(ROUTES), ROUTE.formatted("one"));
        try (Replacement all = new Replacement(new Folder(alive))) {
            all.add(MODELS, Reloads.TWO);
            all.add(ROUTES, ROUTE.formatted("second"));
            all.write(() -> {
                copy();
                return false;
            });
        }
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.list(alive)) {
            for (Path file : files.toList()) {
                Files.copy(file, dead.resolve(file.getFileName()));
            }
        }
    }

    /// The first of the two steps, as the save itself makes it.
    private void firstStep() throws IOException {
        Files.move(ready(MODELS), dead.resolve(MODELS), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path ready(String name) throws IOException {
        try (Stream<Path> files = Files.list(dead)) {
            return files.filter(file -> file.getFileName().toString().startsWith("." + name + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> onDisk() throws IOException {
        return List.of(
                Files.readString(dead.resolve(MODELS)), Files.readString(dead.resolve(ROUTES)));
    }

    private static List<String> saved() {
        return List.of(Reloads.TWO, ROUTE.formatted("second"));
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(dead)) {
            return files.count();
        }
    }

    @Test
    void aSaveThatDiedBetweenItsStepsIsFinishedAtTheNextStart() throws IOException {
        // Given
        firstStep();
        // When
        Loading loading = Given.configuration(dead).load();
        // Then
        Loading.Loaded loaded = assertInstanceOf(Loading.Loaded.class, loading);
        assertEquals(saved(), onDisk());
        assertTrue(
                Given.lines(loaded.warnings()).getFirst().startsWith("routes.yaml: is finished"));
    }

    @Test
    void oneThatDiedBeforeItsFirstStepIsFinishedToo() throws IOException {
        // When
        Given.configuration(dead).load();
        // Then
        assertEquals(saved(), onDisk());
    }

    @Test
    void nothingIsLeftBeside() throws IOException {
        // Given
        firstStep();
        // When
        Given.configuration(dead).load();
        // Then
        assertEquals(2, files());
    }

    @Test
    void aReloadFinishesWhatAnotherProcessLeft() throws IOException {
        // Given
        Path here = Files.createDirectory(alive.resolve("here"));
        Files.writeString(here.resolve(MODELS), Reloads.ONE);
        Files.writeString(here.resolve(ROUTES), ROUTE.formatted("one"));
        Configuration running = Given.configuration(here);
        running.load();
        firstStep();
        try (Stream<Path> files = Files.list(dead)) {
            for (Path file : files.toList()) {
                Path to = here.resolve(file.getFileName());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        // When
        Reload reload = running.reload();
        // Then
        assertInstanceOf(Reload.Applied.class, reload);
        assertEquals(ROUTE.formatted("second"), Files.readString(here.resolve(ROUTES)));
    }

    @Test
    void whatSomebodyWroteSinceIsNotOverwritten() throws IOException {
        // Given
        firstStep();
        Files.writeString(dead.resolve(ROUTES), "# by hand\n" + ROUTE.formatted("second"));
        // When
        Given.configuration(dead).load();
        // Then
        assertEquals("# by hand\n" + ROUTE.formatted("second"), onDisk().getLast());
        assertEquals(2, files());
    }

    @Test
    void aJournalThatWasCutOffItselfMeansThatNothingWasDone() throws IOException {
        // Given
        String journal = Files.readString(dead.resolve(Journal.FILE));
        Files.writeString(dead.resolve(Journal.FILE), journal.substring(0, journal.length() - 2));
        // When
        Given.configuration(dead).load();
        // Then
        assertEquals(List.of(Reloads.ONE, ROUTE.formatted("one")), onDisk());
        assertFalse(Files.exists(dead.resolve(Journal.FILE)));
    }

    @Test
    void aSaveThatGoesOnIsLeftAlone() throws IOException {
        // Given
        List<String> seen = new java.util.ArrayList<>();
        try (Replacement all = new Replacement(new Folder(alive))) {
            all.add(MODELS, Reloads.TWO);
            all.add(ROUTES, ROUTE.formatted("second"));
            // When
            all.write(() -> {
                Given.configuration(alive).load();
                seen.add(Files.readString(alive.resolve(ROUTES)));
                return true;
            });
        }
        // Then
        assertEquals(List.of(ROUTE.formatted("one")), seen);
    }

    @Test
    void oneThatCannotBeReadIsAProblemWithItsFix() throws IOException {
        // Given
        Files.writeString(dead.resolve(Journal.FILE), "new no-mark models.yaml\nend\n");
        // When
        Loading loading = Given.configuration(dead).load();
        // Then
        String told =
                Given.lines(assertInstanceOf(Loading.Rejected.class, loading).problems())
                        .getFirst();
        assertTrue(
                told.startsWith(".sluice-save: holds a save") && told.endsWith("then remove it"),
                told);
    }
}
