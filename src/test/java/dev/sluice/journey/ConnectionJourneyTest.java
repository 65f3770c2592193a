package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The ways to bring a request.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ConnectionJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void enc5_aChunkedRequestIsTaken() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        String json = chat("same");
        try (RawClient client = RawClient.to(stage.uri())) {
            // When
            client.send(
                    "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nauthorization: Bearer "
                            + stage.key()
                            + "\r\n\r\n5\r\n"
                            + json.substring(0, 5)
                            + "\r\n"
                            + Integer.toHexString(json.length() - 5)
                            + "\r\n"
                            + json.substring(5)
                            + "\r\n0\r\n\r\n");
            // Then
            assertTrue(client.head().startsWith("HTTP/1.1 200 "));
        }
        assertEquals(json, stage.up().take().text());
    }

    @Test
    void enc5_http2Works() throws Exception {
        // Given
        stage.up().always(Script.chat("a"));
        HttpRequest request =
                HttpRequest.newBuilder(stage.uri().resolve(Stage.CHAT))
                        .version(HttpClient.Version.HTTP_2)
                        .header("authorization", "Bearer " + stage.key())
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Stage.streaming(stage.model())))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            // When
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            // Then
            assertEquals(
                    "HTTP_2 200 true",
                    answer.version()
                            + " "
                            + answer.statusCode()
                            + " "
                            + answer.body().endsWith("data: [DONE]\n\n"));
        }
    }

    @Test
    void enc5_aConnectionIsKeptForTheNextRequest() throws Exception {
        // Given
        stage.up().always(Script.chat("a"));
        String json = Stage.streaming(stage.model());
        try (RawClient client = stage.send(Stage.CHAT, json)) {
            client.head();
            client.chunks();
            // When
            client.post(Stage.CHAT, json, "authorization: Bearer " + stage.key());
            // Then
            assertTrue(client.head().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void upstreamConnectionsAreReused() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        try (RawClient client = stage.send(Stage.CHAT, chat("same"))) {
            client.head();
            client.bytes(Chunks.whole("a", 1, 1).length());
            int first = stage.up().take().connection();
            // When
            client.post(Stage.CHAT, chat("same"), "authorization: Bearer " + stage.key());
            client.head();
            // Then
            assertFalse(first != stage.up().take().connection());
        }
    }

    @Test
    void anErrorThatWasReadToItsEndKeepsItsConnection() throws Exception {
        // Given
        stage.up().always(Script.error(400, "bad"));
        try (RawClient client = RawClient.to(stage.uri())) {
            ask(client);
            int before = stage.up().connections();
            // When
            for (int i = 0; i < 12; i++) {
                ask(client);
            }
            // Then
            assertEquals(before, stage.up().connections());
        }
    }

    private void ask(RawClient client) throws Exception {
        client.post(Stage.CHAT, chat("same"), "authorization: Bearer " + stage.key());
        String head = client.head();
        client.bytes(Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1")));
    }
}
