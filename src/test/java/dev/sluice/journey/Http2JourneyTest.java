package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What HTTP/1.1 gives and HTTP/2 has to give as well.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class Http2JourneyTest {

    Stage stage;
    private HttpClient client;

    /// The first request is an upgrade: those behind it are HTTP/2 from their first byte.
    @BeforeEach
    void upgrade() throws Exception {
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpResponse<String> first = ask("GET", "/v1/models", 0);
        assertEquals("HTTP_2 200", first.version() + " " + first.statusCode());
    }

    @AfterEach
    void leave() {
        client.close();
    }

    /// @param fields of a thousand bytes
    private HttpResponse<String> ask(String method, String path, int fields) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stage.uri().resolve(path))
                        .method(method, BodyPublishers.noBody())
                        .header("authorization", "Bearer " + stage.key());
        for (int i = 0; i < fields; i++) {
            request.header("x-" + i, "x".repeat(1_000));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 /v1/models",
                "404 /v1/models/none",
                "405 /v1/chat/completions",
                "404 /nothing",
                "404 /console/"
            })
    void whoAsksForTheHeadAloneGetsItsLengthAndNoBody(String expected) throws Exception {
        // Given
        String path = expected.substring(4);
        // When
        HttpResponse<String> answer = ask("HEAD", path, 0);
        // Then
        assertEquals(expected, answer.statusCode() + " " + path);
        assertEquals("", answer.body());
        assertTrue(answer.headers().firstValueAsLong("content-length").orElse(0) > 0);
    }

    @Test
    void hdr1_aHeadOfTheSizeThatIsAllowedIsTaken() throws Exception {
        // When
        HttpResponse<String> answer = ask("GET", "/v1/models", 15);
        // Then
        assertEquals(200, answer.statusCode());
    }

    @Test
    void hdr1_aLargerOneIs431AndItsConnectionServesOn() throws Exception {
        // When
        HttpResponse<String> answer = ask("GET", "/v1/models", 40);
        // Then
        assertEquals(431, answer.statusCode());
        assertTrue(answer.body().contains("\"request_headers_too_large\""), answer.body());
        assertEquals(200, ask("GET", "/v1/models", 0).statusCode());
    }
}
