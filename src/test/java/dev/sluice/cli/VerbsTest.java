package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

    private static final Map<String, String> PEPPERED =
            Map.of("SLUICE_KEY_PEPPER", "0123456789abcdef0123456789abcdef");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Engine.Question> questions = new ArrayList<>();
    private List<String> findings = List.of();
    private boolean routed = true;

    @Test
    void createsAKeyAndTheItemThatStandsForIt() {
        // Given, When
        int code = run(PEPPERED, "key", "create", "--team", "search");

        // Then
        assertEquals(Exit.FINE, code);
        assertTrue(
                out.toString()
                        .matches(
                                "- \\{ id: (\\w{8}), hash: hmac-sha256:[\\w-]{43} }\\R"
                                        + "slc_\\1_\\w{43}_\\w{6}\\R"),
                out::toString);
    }

    @Test
    void createsAKeyWithTheIdAskedFor() {
        // Given, When
        run(PEPPERED, "key", "create", "--team", "search", "--id", "k7Qm2xHd");

        // Then
        assertTrue(out.toString().contains("slc_k7Qm2xHd_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "k7Qm2xHd9", "k7Qm-xHd", "k7Qm2xH\u00e9"})
    void refusesAnIdThatIsNone(String id) {
        // Given, When
        int code = run(PEPPERED, "key", "create", "--team", "search", "--id", id);

        // Then
        assertEquals(Exit.USAGE, code);
    }

    @Test
    void refusesToCreateAKeyWithoutAPepperAndSaysHowToMakeOne() {
        // Given, When
        int code = run(Map.of(), "key", "create", "--team", "search");

        // Then
        assertEquals(Exit.USAGE, code);
        assertTrue(err.toString().contains("openssl rand -hex 32"));
    }

    @Test
    void keepsStdoutEmptyWhenItRefuses() {
        // Given, When
        run(Map.of(), "key", "create", "--team", "search");

        // Then
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serv", "--port", "key", "key create", "explain --team a"})
    void refusesWrongArgumentsInTwoLines(String arguments) {
        // Given, When
        int code = run(Map.of(), arguments.split(" "));

        // Then
        assertEquals(Exit.USAGE, code);
        assertEquals(2, err.toString().lines().count(), err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "serve --help", "key create --help", "explain --help"})
    void helpsOnStdout(String arguments) {
        // Given, When
        int code = run(Map.of(), arguments.split(" "));

        // Then
        assertEquals(Exit.FINE, code);
        assertTrue(out.toString().startsWith("Usage: sluice"));
    }

    @Test
    void findsAConfigurationFine() {
        // Given, When
        int code = run(Map.of(), "validate", "some/config");

        // Then
        assertEquals(Exit.FINE, code);
        assertEquals("some/config: fine\n", out.toString());
    }

    @Test
    void reportsEveryProblemOnALineOfItsOwn() {
        // Given
        findings = List.of("a.yaml:1: x", "b.yaml:2: y");

        // When
        int code = run(Map.of(), "validate");

        // Then
        assertEquals(Exit.FINDINGS, code);
        assertEquals("a.yaml:1: x\nb.yaml:2: y\n", out.toString());
    }

    @Test
    void countsAdviceAsAFinding() {
        // Given
        findings = List.of("models.a: has no price");

        // When
        int code = run(Map.of(), "lint");

        // Then
        assertEquals(Exit.FINDINGS, code);
    }

    @Test
    void readsTheDirectoryOfTheServerUnlessOneIsNamed() {
        // Given, When
        run(Map.of("SLUICE_CONFIG", "/etc/sluice"), "validate");

        // Then
        assertEquals("/etc/sluice: fine\n", out.toString());
    }

    @Test
    void printsTheSchema() {
        // Given, When
        run(Map.of(), "schema");

        // Then
        assertEquals("{}\n", out.toString());
    }

    @Test
    void asksWhatAClientWouldSend(@TempDir Path folder) throws IOException {
        // Given
        Path body = Files.writeString(folder.resolve("body.json"), "{\"model\":\"auto\"}");

        // When
        explain(body, "--endpoint", "embeddings", "--header", "X-Sluice-Tags: pii, batch");

        // Then
        Engine.Question asked = questions.getFirst();
        assertEquals(
                List.of("search", "embeddings", Map.of("x-sluice-tags", "pii, batch")),
                List.of(asked.team(), asked.endpoint(), asked.headers()));
        assertArrayEquals("{\"model\":\"auto\"}".getBytes(), asked.body());
    }

    @Test
    void countsARefusedRequestAsAFinding(@TempDir Path folder) throws IOException {
        // Given
        Path body = Files.writeString(folder.resolve("body.json"), "{}");
        routed = false;

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
        assertTrue(questions.isEmpty());
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
        return run(Map.of(), arguments.toArray(String[]::new));
    }

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine line = Sluice.commandLine(environment, new Random(1));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        line.setExecutionStrategy(parsed -> {
            Integer help = CommandLine.executeHelpRequest(parsed);
            if (help != null) {
                return help;
            }
            return Sluice.verb(parsed) instanceof Asking asking
                    ? asking.ask(new Scripted(), line.getOut())
                    : new CommandLine.RunLast().execute(parsed);
        });
        return line.execute(arguments);
    }

    private final class Scripted implements Engine {

        @Override
        public List<String> problems(Path config) {
            return findings;
        }

        @Override
        public List<String> advice(Path config) {
            return findings;
        }

        @Override
        public String schema() {
            return "{}";
        }

        @Override
        public Answer explain(Question question) {
            questions.add(question);
            return new Answer(routed, List.of("step 1"));
        }
    }
}
