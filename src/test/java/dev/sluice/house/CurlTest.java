package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `curl` of the documents, run against a gateway with the embedded default.
@QuarkusTest
class CurlTest {

    @TestHTTPResource("/")
    URL data;

    @TestHTTPResource(value = "/", management = true)
    URL management;

    static Stream<String> commands() {
        return Block.all("bash")
                .flatMap(block -> block.commands().stream())
                .filter(command -> command.startsWith("curl "))
                .map(command -> command.replaceFirst(" \\| .*", ""));
    }

    private String here(String url) {
        return url.replace("http://127.0.0.1:8080/", data.toString())
                .replace("http://127.0.0.1:9000/q/", management.toString());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void doesWhatItsDocumentSays(String command) throws IOException, InterruptedException {
        // Given
        HttpRequest request = Curl.request(command, this::here);

        // When
        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(request, BodyHandlers.ofString());
        }

        // Then
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(
                !command.contains("\"stream\":true")
                        || answer.body().endsWith("data: [DONE]\n\n")
                        || answer.body().endsWith("data: {\"type\":\"message_stop\"}\n\n"),
                answer::body);
    }
}
