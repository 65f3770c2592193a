package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Refusals that come before the body has, to callers who write all of it before they read a byte:
/// each gets its answer, and none a reset.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class FarewellJourneyTest {

    private static final int TOO_LARGE = 17 << 20;

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    private RawClient writesAll(String path, String framing, String key) throws Exception {
        return RawClient.to(stage.uri())
                .send(
                        "POST /v1/"
                                + path
                                + " HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer "
                                + key
                                + "\r\n"
                                + framing
                                + "\r\n\r\n");
    }

    private static String announced(int length) {
        return "content-length: " + length;
    }

    @ParameterizedTest
    @CsvSource({
        "chat/completions,,413,request_too_large",
        "chat/completions,x,401,invalid_api_key",
        "nothing/here,,404,unknown_url",
        "models,,405,method_not_allowed"
    })
    void theAnswerReachesOneWhoWritesFirst(String path, String key, int status, String code)
            throws Exception {
        String shown = key == null ? stage.key() : key;
        try (RawClient client = writesAll(path, announced(TOO_LARGE), shown)) {
            client.send(" ".repeat(TOO_LARGE));
            // When
            String answer = client.rest();
            // Then
            assertTrue(
                    answer.startsWith("HTTP/1.1 " + status) && answer.contains(code),
                    () -> answer.substring(0, Math.min(300, answer.length())));
        }
    }

    @Test
    void aCallerWhoAsksToCloseGetsItsAnswerToo() throws Exception {
        String framing = announced(TOO_LARGE) + "\r\nconnection: close";
        try (RawClient client = writesAll("chat/completions", framing, stage.key())) {
            client.send(" ".repeat(TOO_LARGE));
            // When
            String answer = client.rest();
            // Then
            assertTrue(answer.startsWith("HTTP/1.1 413 "));
        }
    }

    @Test
    void aChunkedBodyThatGrowsTooLargeIsReadToItsEnd() throws Exception {
        String mebibyte = "100000\r\n" + " ".repeat(1 << 20) + "\r\n";
        try (RawClient client =
                writesAll("embeddings", "transfer-encoding: chunked", stage.key())) {
            for (int i = 0; i < 12; i++) {
                client.send(mebibyte);
            }
            client.send("0\r\n\r\n");
            // When
            String answer = client.rest();
            // Then
            assertTrue(answer.startsWith("HTTP/1.1 413 "));
        }
    }

    @Test
    void aRefusalWithoutABodyToComeKeepsTheConnection() throws Exception {
        String request = "GET /v1/models/nobody HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ";
        try (RawClient client =
                RawClient.to(stage.uri()).send(request + stage.key() + "\r\n\r\n")) {
            String head = client.head();
            client.bytes(length(head));
            // When
            client.send(request + stage.key() + "\r\n\r\n");
            // Then
            assertTrue(client.head().startsWith("HTTP/1.1 404 "));
        }
    }

    private static int length(String head) {
        String name = "content-length: ";
        int at = head.indexOf(name) + name.length();
        int end = head.indexOf('\r', at);
        return Integer.parseInt(head.substring(at, end < 0 ? head.length() : end).strip());
    }

    @Test
    void overHttp2OnlyTheStreamEnds() throws Exception {
        // Given
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> small = send(client, chat("same"));
            // When
            HttpResponse<String> large = send(client, " ".repeat(TOO_LARGE));
            HttpResponse<String> after = send(client, chat("same"));
            // Then
            assertEquals(
                    "HTTP_2 200, 413, 200",
                    small.version()
                            + " "
                            + small.statusCode()
                            + ", "
                            + large.statusCode()
                            + ", "
                            + after.statusCode());
        }
    }

    private HttpResponse<String> send(HttpClient client, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(stage.uri().resolve(Stage.CHAT))
                        .version(HttpClient.Version.HTTP_2)
                        .header("authorization", "Bearer " + stage.key())
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
