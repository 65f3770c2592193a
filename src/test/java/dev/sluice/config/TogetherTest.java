package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.config.Drafts.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change that spans two files and is valid only as a whole.
class TogetherTest {

    private static final String MODELS = "models.yaml";
    private static final String ROUTES = "routes.yaml";
    private static final String ROUTE = "routes: { auto: { fast: %s } }";

    @TempDir Path directory;

    private Configuration configuration;
    private Drafts drafts;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(directory.resolve(MODELS), Reloads.ONE);
        Files.writeString(directory.resolve(ROUTES), ROUTE.formatted("one"));
        configuration = Given.configuration(directory);
        assertInstanceOf(Loading.Loaded.class, configuration.load());
        drafts = configuration.drafts();
    }

    private Edit edit(String name, String text) {
        return new Edit(text, drafts.one(name).orElseThrow().etag());
    }

    private Map<String, Edit> renamed() {
        return Map.of(
                MODELS, edit(MODELS, Reloads.TWO),
                ROUTES, edit(ROUTES, ROUTE.formatted("second")));
    }

    private List<String> onDisk() throws IOException {
        return List.of(
                Files.readString(directory.resolve(MODELS)),
                Files.readString(directory.resolve(ROUTES)));
    }

    @Test
    void noHalfOfItIsSaved() {
        // When
        Saved saved = drafts.save(Map.of(MODELS, edit(MODELS, Reloads.TWO)));
        // Then
        assertInstanceOf(Saved.Invalid.class, saved);
    }

    @Test
    void bothHalvesAreInForceAtOnce() throws IOException {
        // When
        Saved saved = drafts.save(renamed());
        // Then
        Saved.Written written = assertInstanceOf(Saved.Written.class, saved);
        assertInstanceOf(Reload.Applied.class, written.reload());
        assertEquals(2, configuration.current().generation());
        assertEquals(List.of(Reloads.TWO, ROUTE.formatted("second")), onDisk());
    }

    @Test
    void eachFileIsToldWithItsNewEtag() {
        // When
        Saved saved = drafts.save(renamed());
        // Then
        List<Draft> told = assertInstanceOf(Saved.Written.class, saved).drafts();
        assertEquals(
                List.of(drafts.one(MODELS).orElseThrow(), drafts.one(ROUTES).orElseThrow()), told);
    }

    @Test
    void whenSomebodyWasFirstInOneNoneIsWritten() throws IOException {
        // Given
        Map<String, Edit> mine = renamed();
        String theirs = ROUTE.formatted("one") + " # theirs";
        Files.writeString(directory.resolve(ROUTES), theirs);
        // When
        Saved saved = drafts.save(mine);
        // Then
        Saved.Changed changed = assertInstanceOf(Saved.Changed.class, saved);
        assertEquals(List.of(ROUTES), changed.files().stream().map(Saved.Met::name).toList());
        assertEquals(List.of(Reloads.ONE, theirs), onDisk());
    }

    @Test
    void whatWouldNotLoadAsAWholeIsNotWritten() throws IOException {
        // Given
        Map<String, Edit> mine =
                Map.of(
                        MODELS, edit(MODELS, Reloads.TWO),
                        ROUTES, edit(ROUTES, ROUTE.formatted("third")));
        // When
        Saved saved = drafts.save(mine);
        // Then
        assertInstanceOf(Saved.Invalid.class, saved);
        assertEquals(List.of(Reloads.ONE, ROUTE.formatted("one")), onDisk());
    }

    @Test
    void aNewFileIsSavedWithThoseThatNeedIt() throws IOException {
        // When
        Saved saved =
                drafts.save(
                        Map.of(
                                "more/second.yaml",
                                new Edit(Reloads.TWO, null),
                                ROUTES,
                                edit(ROUTES, ROUTE.formatted("second"))));
        // Then
        assertInstanceOf(Saved.Written.class, saved);
        assertEquals(Reloads.TWO, Files.readString(directory.resolve("more/second.yaml")));
    }
}
