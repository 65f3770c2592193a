package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VerbsTest {

    private final Console console = new Console();

    @ParameterizedTest
    @ValueSource(strings = {"serv", "--port", "key", "key create", "explain --team a"})
    void refusesWrongArgumentsInTwoLines(String arguments) {
        // Given, When
        int code = console.run(Map.of(), arguments.split(" "));

        // Then
        assertEquals(Exit.USAGE, code);
        assertEquals(2, console.err.toString().lines().count(), console.err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "serve --help", "key create --help", "explain --help"})
    void helpsOnStdout(String arguments) {
        // Given, When
        int code = console.run(Map.of(), arguments.split(" "));

        // Then
        assertEquals(Exit.FINE, code);
        assertTrue(console.out.toString().startsWith("Usage: sluice"));
    }

    @Test
    void findsAConfigurationFine(@TempDir Path folder) {
        // Given, When
        int code = console.run(Map.of(), "validate", folder.toString());

        // Then
        assertEquals(Exit.FINE, code);
        assertEquals(folder + ": fine\n", console.out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate /none", "lint /none", "replay --log a --config /none"})
    void findsNothingFineInADirectoryThatIsNotThere(String arguments) {
        // When
        int code = console.run(Map.of(), arguments.split(" "));

        // Then
        assertEquals(Exit.USAGE, code);
        assertTrue(
                console.err.toString().startsWith("sluice: '/none' is no directory"),
                console.err::toString);
    }

    @Test
    void aVariableNamesADirectoryToo() {
        // When
        int code = console.run(Map.of("SLUICE_CONFIG", "/none"), "validate");

        // Then
        assertEquals(Exit.USAGE, code);
    }

    @Test
    void reportsEveryProblemOnALineOfItsOwn() {
        // Given
        console.findings = List.of("a.yaml:1: x", "b.yaml:2: y");

        // When
        int code = console.run(Map.of(), "validate");

        // Then
        assertEquals(Exit.FINDINGS, code);
        assertEquals("a.yaml:1: x\nb.yaml:2: y\n", console.out.toString());
    }

    @Test
    void countsAdviceAsAFinding() {
        // Given
        console.findings = List.of("models.a: has no price");

        // When
        int code = console.run(Map.of(), "lint");

        // Then
        assertEquals(Exit.FINDINGS, code);
    }

    @Test
    void readsTheDirectoryOfTheServerUnlessOneIsNamed(@TempDir Path folder) {
        // Given, When
        console.run(Map.of("SLUICE_CONFIG", folder.toString()), "validate");

        // Then
        assertEquals(folder + ": fine\n", console.out.toString());
    }

    @Test
    void printsTheSchema() {
        // Given, When
        console.run(Map.of(), "schema");

        // Then
        assertEquals("{}\n", console.out.toString());
    }

    @Test
    void asksWhatAClientWouldSend(@TempDir Path folder) throws IOException {
        // Given
        Path body = Files.writeString(folder.resolve("body.json"), "{\"model\":\"auto\"}");

        // When
        String[] twice = {"--header", "X-Sluice-Tags: pii, b", "--header", "x-sluice-tags: c"};
        explain(body, "--endpoint", "embeddings", twice[0], twice[1], twice[2], twice[3]);

        // Then
        Engine.Question asked = console.questions.getFirst();
        assertEquals(
                List.of("search", "embeddings", Map.of("x-sluice-tags", List.of("pii, b", "c"))),
                List.of(asked.team(), asked.endpoint(), asked.headers()));
        assertArrayEquals("{\"model\":\"auto\"}".getBytes(), asked.body());
    }

    @Test
    void countsARefusedRequestAsAFinding(@TempDir Path folder) throws IOException {
        // Given
        Path body = Files.writeString(folder.resolve("body.json"), "{}");
        console.routed = false;

        // When
        int code = explain(body);

        // Then
        assertEquals(Exit.FINDINGS, code);
    }

    @Test
    void refusesAHeaderWithoutAColon(@TempDir Path folder) throws IOException {
        // Given
        Path body = Files.writeString(folder.resolve("body.json"), "{}");

        // When
        int code = explain(body, "--header", "pii");

        // Then
        assertEquals(Exit.USAGE, code);
    }

    @Test
    void refusesARequestFileThatIsNotThere(@TempDir Path folder) {
        // Given, When
        int code = explain(folder.resolve("none.json"));

        // Then
        assertEquals(Exit.USAGE, code);
        assertTrue(console.questions.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "key create --team a"})
    void bootsNothingForVerbsThatAskNothing(String arguments) {
        // Given
        CommandLine line = Sluice.commandLine(Map.of(), new Random(1));

        // When
        Object verb = Sluice.verb(line.parseArgs(arguments.split(" ")));

        // Then
        assertFalse(verb instanceof Asking);
    }

    private int explain(Path body, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("explain", "--team", "search", "--request", body.toString()));
        arguments.addAll(List.of(more));
        return console.run(Map.of(), arguments.toArray(String[]::new));
    }
}
