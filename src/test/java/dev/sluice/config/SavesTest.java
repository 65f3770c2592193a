package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavesTest {

    private static final String NAME = "one.yaml";
    private static final int WRITERS = 16;

    @TempDir Path directory;

    private Configuration loaded(String name) throws IOException {
        Files.writeString(directory.resolve(name), Reloads.ONE);
        Configuration configuration = Given.configuration(directory);
        assertInstanceOf(Loading.Loaded.class, configuration.load());
        return configuration;
    }

    private static String etag(Configuration configuration) {
        return configuration.drafts().one(NAME).orElseThrow().etag();
    }

    private static Saved save(
            Configuration configuration, String name, String text, String before) {
        return configuration.drafts().save(Map.of(name, new Drafts.Edit(text, before)));
    }

    private static String text(int writer) {
        return Reloads.TWO + " # by " + writer + "\n";
    }

    private List<Saved> together(Configuration configuration, String before) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Saved>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                String text = text(i);
                asked.add(
                        threads.submit(() -> {
                            go.await();
                            return save(configuration, NAME, text, before);
                        }));
            }
            go.countDown();
            List<Saved> told = new ArrayList<>();
            for (Future<Saved> one : asked) {
                told.add(one.get());
            }
            return told;
        }
    }

    @Test
    void ofManyWhoSaveAtOnceOneDoesAndTheOthersAreTold() throws Exception {
        // Given
        Configuration configuration = loaded(NAME);
        // When
        List<Saved> told = together(configuration, etag(configuration));
        // Then
        assertEquals(1, told.stream().filter(Saved.Written.class::isInstance).count());
        assertEquals(
                WRITERS - 1L,
                told.stream()
                        .filter(one ->
                                one instanceof Saved.Changed changed
                                        && changed.files().getFirst().theirs() != null)
                        .count());
    }

    @Test
    void allEditorsWaitAtOneDoor() throws IOException {
        // Given
        Configuration configuration = loaded(NAME);
        // When
        Drafts first = configuration.drafts();
        // Then
        assertSame(first, configuration.drafts());
    }

    @Test
    void aFileKeepsItsPermissions() throws IOException {
        // Given
        Configuration configuration = loaded(NAME);
        Path file = directory.resolve(NAME);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        // When
        save(configuration, NAME, Reloads.TWO, etag(configuration));
        // Then
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aFileOfTheUserMayHaveTheNameOfTheDefault() throws IOException {
        // Given
        Configuration configuration = loaded("embedded.yaml");
        Draft mine = configuration.drafts().one("embedded.yaml").orElseThrow();
        // When
        Saved saved = save(configuration, "embedded.yaml", Reloads.TWO, mine.etag());
        // Then
        assertInstanceOf(Saved.Written.class, saved);
    }

    @Test
    void theDefaultCanBeTriedWithAChange() {
        // Given
        Configuration configuration = Given.configuration(directory);
        configuration.load();
        String text = configuration.drafts().all().getFirst().text();
        // When
        Loading tried =
                configuration.drafts().attempt(Map.of("embedded.yaml", text + "# changed\n"));
        // Then
        assertInstanceOf(Loading.Loaded.class, tried, tried.toString());
    }

    @Test
    void aFileThatIsNotUtf8IsNotWhole() throws IOException {
        // Given
        Configuration configuration = loaded(NAME);
        // When
        Files.write(directory.resolve("two.yaml"), new byte[] {'#', (byte) 0xff, '\n'});
        // Then
        assertFalse(configuration.drafts().one("two.yaml").orElseThrow().whole());
    }
}
