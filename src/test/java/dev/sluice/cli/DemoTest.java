package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.kit.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {

    private final Console console = new Console();
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    seen.add(
                            exchange.getRequestURI().getPath()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("authorization"));
                    exchange.getRequestBody().readAllBytes();
                    byte[] body =
                            "{\"data\":[{\"id\":\"e\",\"sluice\":{\"kind\":\"embedding\"}}]}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
    }

    private static List<DemoScript.Question> questions(int seed) {
        DemoScript script = new DemoScript(new Random(seed), "e");
        return IntStream.range(0, 500).mapToObj(_ -> script.next()).toList();
    }

    @Test
    void theMixtureHoldsEveryKind() {
        // When
        Set<String> kinds =
                questions(1).stream()
                        .map(DemoScript.Question::kind)
                        .collect(Collectors.toCollection(TreeSet::new));
        // Then
        assertEquals(
                Set.of(
                        "embeddings",
                        "hard",
                        "hard, streamed",
                        "short",
                        "short, streamed",
                        "tools",
                        "tools, streamed",
                        "wrong on purpose"),
                kinds);
    }

    @Test
    void onlyWhatIsWrongOnPurposeIsNoJsonOfTheRightShape() throws IOException {
        // Given
        ObjectMapper mapper = new ObjectMapper();
        // When
        for (DemoScript.Question question : questions(2)) {
            if (!question.kind().startsWith("wrong")) {
                JsonNode body = mapper.readTree(question.body());
                // Then
                assertTrue(body.has("messages") || body.has("input"), question.body());
            }
        }
    }

    @Test
    void somePromptsAreKorean() {
        // When
        boolean korean =
                questions(3).stream()
                        .anyMatch(question ->
                                question.body().chars().anyMatch(c -> c >= 0xac00 && c <= 0xd7a3));
        // Then
        assertTrue(korean);
    }

    @Test
    void teamsTakeTurns() throws Exception {
        // Given
        DemoTraffic traffic = new DemoTraffic(base(), List.of("k1", "k2"), new Random(4));
        // When
        Map<String, Integer> ended = traffic.run(6_000, Duration.ofSeconds(2));
        // Then
        assertTrue(ended.values().stream().mapToInt(Integer::intValue).sum() > 4, ended::toString);
        assertTrue(
                seen.contains("/v1/chat/completions Bearer k1")
                        && seen.contains("/v1/chat/completions Bearer k2"),
                seen::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--url http://10.0.0.1:8080",
                "--url nowhere",
                "--per-minute 0",
                "--per-minute 6001",
                "--seconds 0"
            })
    void refusesWhatItMustNotDo(String arguments) {
        // When
        int code = console.run(Map.of(), ("demo " + arguments).split(" "));
        // Then
        assertEquals(Exit.USAGE, code, console.err::toString);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "k1, false", "'k1,k2', false"})
    void saysHowToSeeTeamsOfOnesOwn(String keys, boolean said) {
        // When
        console.run(
                Map.of("SLUICE_DEMO_KEYS", keys),
                "demo",
                "--url",
                base().toString(),
                "--seconds",
                "1");
        // Then
        assertEquals(said, console.err.toString().contains("key create"), console.err::toString);
    }

    @Test
    void withoutKeysItIsTheTwoTeamsOfTheEmbeddedDefault() {
        // When
        console.run(
                Map.of(),
                "demo",
                "--url",
                base().toString(),
                "--seconds",
                "1",
                "--per-minute",
                "6000");
        // Then
        assertTrue(
                seen.contains("/v1/chat/completions null")
                        && seen.contains("/v1/chat/completions Bearer research"),
                seen::toString);
    }

    @Test
    void saysWhatToDoWhereNothingAnswers() throws IOException {
        int code;
        // Given
        try (Socket nobody = Loopback.refusing()) {
            String url = "http://127.0.0.1:" + nobody.getLocalPort();
            // When
            code = console.run(Map.of(), "demo", "--url", url, "--seconds", "1");
        }
        // Then
        assertEquals(Exit.UNREACHABLE, code);
        assertTrue(
                console.err
                        .toString()
                        .contains("(ConnectException); start one with `./sluice serve`"),
                console.err::toString);
    }
}
