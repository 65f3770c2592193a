package dev.sluice.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that finds broken files (reliability.md R50).
class LastGoodTest {

    @TempDir Path directory;
    @TempDir Path state;

    @BeforeEach
    void good() throws IOException {
        Given.write(directory, "a.yaml", "defaults: { timeouts: { total: 61s } }\n");
        Given.write(directory, "more/b.yaml", models("m"));
    }

    private static String models(String name) {
        return """
        providers: { p: { dialect: openai, base-url: http://a/v1, api-key: "${OPENAI_API_KEY}" } }
        models: { %s: { provider: p, upstream: x, price: { input: 1, output: 1 } } }
        """
                .formatted(name);
    }

    private Configuration keeping() {
        Configuration configuration = Given.configuration(directory);
        configuration.keepIn(state.resolve("deeper"));
        return configuration;
    }

    private static List<String> rejected(Loading loading) {
        return loading instanceof Loading.Rejected no ? Given.lines(no.problems()) : List.of();
    }

    private static boolean said(List<String> lines, String beginning) {
        return lines.stream().anyMatch(line -> line.startsWith(beginning));
    }

    private Path kept() {
        return state.resolve("deeper").resolve(LastGood.FILE);
    }

    @Test
    void r50_whatWasKeptIsServedWhereTheFilesAreBrokenByNow() throws IOException {
        // Given
        keeping().load();
        Given.write(directory, "a.yaml", "modles: {}\n");
        Files.delete(directory.resolve("more/b.yaml"));
        Given.write(directory, "c.yaml", "routes: { r: { fast: nobody } }\n");
        Configuration next = keeping();
        // When
        next.load();
        // Then
        assertTrue(next.current().models().containsKey("m"));
        assertTrue(said(Given.lines(next.rejected()), "a.yaml:1: modles: "));
    }

    @Test
    void r50_itIsServedWhereAFileCannotBeRead() throws IOException {
        // Given
        keeping().load();
        Files.createSymbolicLink(directory.resolve("c.yaml"), state.resolve("nowhere"));
        Configuration next = keeping();
        // When
        next.load();
        // Then
        assertTrue(next.current().models().containsKey("m"));
        assertFalse(next.rejected().isEmpty());
    }

    @Test
    void r50_itIsServedWhereTheFilesAreGone() throws IOException {
        // Given
        keeping().load();
        Files.delete(directory.resolve("a.yaml"));
        Files.delete(directory.resolve("more/b.yaml"));
        Configuration next = keeping();
        // When
        next.load();
        // Then
        assertTrue(next.current().models().containsKey("m"));
        assertEquals(
                List.of("the configuration directory holds no file; put one back"),
                Given.lines(next.rejected()));
    }

    @Test
    void r50_itIsWhatTheNewestReloadPutInForceAlsoAfterARejectedOne() throws IOException {
        // Given
        Configuration first = keeping();
        first.load();
        Given.write(directory, "more/b.yaml", "models: 7\n");
        first.reload();
        Given.write(directory, "more/b.yaml", models("newer"));
        first.reload();
        Given.write(directory, "more/b.yaml", "models: 7\n");
        first.reload();
        Configuration next = keeping();
        // When
        next.load();
        // Then
        assertTrue(next.current().models().containsKey("newer"));
    }

    @Test
    void r50_itIsNoMoreInForceOnceTheFilesAreMended() throws IOException {
        // Given
        keeping().load();
        Given.write(directory, "more/b.yaml", "models: 7\n");
        Configuration next = keeping();
        next.load();
        Given.write(directory, "more/b.yaml", models("mended"));
        // When
        Reload reload = next.reload();
        // Then
        assertEquals("applied", reload.word());
        assertEquals(List.of(), next.rejected());
        assertTrue(next.current().models().containsKey("mended"));
    }

    @Test
    void nothingIsKeptUnlessItIsAskedFor() throws IOException {
        // Given
        Given.configuration(directory).load();
        Given.write(directory, "a.yaml", "modles: {}\n");
        // When
        Loading asked = keeping().load();
        // Then
        assertFalse(rejected(asked).isEmpty());
        assertFalse(Files.exists(kept()));
    }

    @Test
    void holdsTheFilesAsTheyWereWrittenForTheirOwnerAlone() throws IOException {
        // When
        keeping().load();
        // Then
        try (ZipFile zip = new ZipFile(kept().toFile())) {
            assertEquals(2, zip.size());
            try (InputStream text = zip.getInputStream(zip.getEntry("more/b.yaml"))) {
                assertEquals(models("m"), new String(text.readAllBytes(), UTF_8));
            }
        }
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept())));
    }

    @Test
    void whatIsBrokenItselfIsAProblemBesideTheOthers() throws IOException {
        // Given
        keeping().load();
        Given.write(directory, "a.yaml", "modles: {}\n");
        Files.writeString(kept(), "no archive");
        // When
        List<String> found = rejected(keeping().load());
        // Then
        assertTrue(said(found, "a.yaml:1: modles: "), found.toString());
        assertTrue(said(found, LastGood.FILE + ": "), found.toString());
    }

    @Test
    void whatDoesNotLoadAnyMoreSaysWhy() throws IOException {
        // Given
        keeping().load();
        Given.write(directory, "a.yaml", "modles: {}\n");
        Configuration next =
                new Configuration(
                        directory, Given.KNOWN, Given.SIM, _ -> null, List.of(Given.PEPPER));
        next.keepIn(state.resolve("deeper"));
        // When
        List<String> found = rejected(next.load());
        // Then
        String wrong = LastGood.FILE + "/more/b.yaml:1: providers.p.api-key: ";
        assertTrue(said(found, wrong), found.toString());
    }

    @Test
    void aPlaceThatCannotBeWrittenKeepsNobodyFromServing() throws IOException {
        // When
        Files.writeString(state.resolve("deeper"), "a file");
        // Then
        assertEquals(List.of(), rejected(keeping().load()));
    }
}
