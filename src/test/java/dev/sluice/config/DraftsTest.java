package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftsTest {

    private static final String NAME = "one.yaml";

    @TempDir Path directory;

    private Drafts drafts(String... files) throws IOException {
        for (String file : files) {
            Files.writeString(
                    directory.resolve(file), file.equals(NAME) ? Reloads.ONE : Reloads.TWO);
        }
        Configuration configuration = Given.configuration(directory);
        assertInstanceOf(Loading.Loaded.class, configuration.load());
        return configuration.drafts();
    }

    private static String etag(Drafts drafts) {
        return drafts.one(NAME).orElseThrow().etag();
    }

    private static Saved save(Drafts drafts, String text, String before) {
        return drafts.save(Map.of(NAME, new Drafts.Edit(text, before)));
    }

    @Test
    void withoutFilesTheEmbeddedDefaultIsShownAndReadOnly() throws IOException {
        // When
        List<Draft> all = drafts().all();
        // Then
        assertEquals(List.of("embedded.yaml"), all.stream().map(Draft::name).toList());
        assertTrue(all.getFirst().readOnly());
    }

    @Test
    void anEtagFollowsTheText() throws IOException {
        // Given
        Drafts drafts = drafts(NAME);
        String before = etag(drafts);
        // When
        Files.writeString(directory.resolve(NAME), Reloads.TWO);
        // Then
        assertTrue(!before.equals(etag(drafts)));
    }

    @Test
    void aTrialSeesTheUnsavedTextAndWritesNothing() throws IOException {
        // Given
        Drafts drafts = drafts(NAME);
        // When
        Loading loading = drafts.attempt(Map.of(NAME, Reloads.BROKEN));
        // Then
        assertInstanceOf(Loading.Rejected.class, loading);
        assertEquals(Reloads.ONE, Files.readString(directory.resolve(NAME)));
    }

    @Test
    void aTrialSeesThatAFileIsGone() throws IOException {
        // Given
        Drafts drafts = drafts(NAME, "two.yaml");
        Map<String, String> gone = new HashMap<>();
        gone.put("two.yaml", null);
        // When
        Loading loading = drafts.attempt(gone);
        // Then
        assertInstanceOf(Loading.Loaded.class, loading);
    }

    @Test
    void aSavedTextIsInForce() throws IOException {
        // Given
        Drafts drafts = drafts(NAME);
        // When
        Saved saved = save(drafts, Reloads.TWO, etag(drafts));
        // Then
        Saved.Written written = assertInstanceOf(Saved.Written.class, saved);
        assertInstanceOf(Reload.Applied.class, written.reload());
    }

    @Test
    void nothingIsLeftBesideASavedFile() throws IOException {
        // Given
        Drafts drafts = drafts(NAME);
        // When
        save(drafts, Reloads.TWO, etag(drafts));
        // Then
        try (var files = Files.list(directory)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aTextMadeFromAnotherIsNotSaved() throws IOException {
        // Given
        Drafts drafts = drafts(NAME);
        String mine = etag(drafts);
        save(drafts, Reloads.TWO, mine);
        // When
        Saved saved = save(drafts, Reloads.ONE, mine);
        // Then
        Saved.Changed changed = assertInstanceOf(Saved.Changed.class, saved);
        assertEquals(Reloads.TWO, changed.files().getFirst().theirs().text());
    }

    @Test
    void aNewFileMustNotBeThere() throws IOException {
        // Given
        Drafts drafts = drafts(NAME);
        // When
        Saved saved = save(drafts, Reloads.TWO, null);
        // Then
        assertInstanceOf(Saved.Changed.class, saved);
    }

    @Test
    void anEditedFileThatIsGoneIsNotMadeAnew() throws IOException {
        // Given
        Drafts drafts = drafts(NAME, "other.yaml");
        String mine = etag(drafts);
        Files.delete(directory.resolve(NAME));
        // When
        Saved saved = save(drafts, Reloads.TWO, mine);
        // Then
        assertEquals(new Saved.Changed(List.of(new Saved.Met(NAME, null))), saved);
    }

    @Test
    void whatWouldNotLoadIsNotSaved() throws IOException {
        // Given
        Drafts drafts = drafts(NAME);
        // When
        Saved saved = save(drafts, Reloads.BROKEN, etag(drafts));
        // Then
        assertInstanceOf(Saved.Invalid.class, saved);
        assertEquals(Reloads.ONE, Files.readString(directory.resolve(NAME)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../one.yaml",
                "/etc/one.yaml",
                ".one.yaml",
                "a/.b/one.yaml",
                "one.yml",
                "examples/one.yaml",
                "a\\one.yaml",
                "a//one.yaml",
                "",
                "one.yaml\u0000"
            })
    void aNameTheLoaderWouldNotReadIsNone(String name) throws IOException {
        // Given
        Drafts drafts = drafts(NAME);
        // When, Then
        assertThrows(
                IllegalArgumentException.class,
                () -> drafts.save(Map.of(name, new Drafts.Edit(Reloads.TWO, null))));
    }

    @Test
    void aFileThatIsALinkIsWrittenWhereItPoints() throws IOException {
        // Given
        Path real = Files.writeString(directory.resolve("real.txt"), Reloads.ONE);
        Files.createSymbolicLink(directory.resolve(NAME), real);
        Drafts drafts = drafts();
        // When
        save(drafts, Reloads.TWO, etag(drafts));
        // Then
        assertEquals(Reloads.TWO, Files.readString(real));
        assertTrue(Files.isSymbolicLink(directory.resolve(NAME)));
    }
}
