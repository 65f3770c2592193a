package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Paths and methods that we do not serve.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class PathJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1",
        "POST,/v1/responses",
        "POST,/v1/chat/completion",
        "GET,/v1/files",
        "DELETE,/v1/assistants/1",
        "PUT,/x",
        "PATCH,/v1/threads",
        "OPTIONS,/v1/nothing",
        "POST,/v1/chat/completions/../secret",
        "GET,/index.html"
    })
    void ep1_anUnknownPathIs404(Method method, String path) {
        // When
        Response answer = stage.caller().request(method, path);
        // Then
        Stage.isError(answer, 404, "unknown_url");
    }

    @ParameterizedTest
    @CsvSource({"POST,/chat/completions", "POST,/embeddings/", "GET,/models", "GET,/models/a/b"})
    void whoLeftTheBasePathOutIsToldWhatAnSdkNeeds(Method method, String path) {
        // When
        Response answer = stage.caller().request(method, path);
        // Then
        Stage.isError(answer, 404, "unknown_url");
        assertEquals(
                "Unknown request URL: "
                        + method
                        + " "
                        + path
                        + "; it is served below /v1, so let the SDK's base URL end in /v1.",
                answer.path("error.message"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/chat/completions,POST",
        "DELETE,/v1/completions,POST",
        "PUT,/v1/embeddings,POST",
        "PATCH,/v1/chat/completions,POST",
        "OPTIONS,/v1/chat/completions,POST",
        "POST,/v1/models,GET",
        "DELETE,/v1/models/a,GET"
    })
    void ep2_wrongMethodIs405WithAllow(Method method, String path, String allow) {
        // When
        Response answer = stage.caller().request(method, path);
        // Then
        Stage.isError(answer, 405, "method_not_allowed");
        assertEquals(allow, answer.header("allow"));
    }

    /// What a proxy that lets some paths through did not see (security S5).
    @ParameterizedTest
    @CsvSource({
        "GET,/v1/../admin/system",
        "GET,/v1/%2e%2e/admin/system",
        "GET,/v1/.%2E/admin/system",
        "GET,/v1/../console/",
        "GET,//admin/system",
        "GET,/%61dmin/system",
        "GET,//console/",
        "GET,/v1/./models",
        "GET,/v1/models/x/..",
        "POST,/v1/embeddings/../chat/completions"
    })
    void aPathIsTakenAsItIsWritten(String method, String path) throws Exception {
        // When
        String answer = asked(method, path);
        // Then
        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("\"unknown_url\""), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1//models,200",
        "/v1/models/.x,404",
        "/v1/models/..x%2Fy,404",
        "/v1/m%6fdels,200"
    })
    void noOtherDotLeadsUp(String path, int status) throws Exception {
        // When
        String answer = asked("GET", path);
        // Then
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertFalse(answer.contains("unknown_url"), answer);
    }

    /// No client writes such a path as it is told.
    private String asked(String method, String path) throws Exception {
        try (RawClient client = RawClient.to(stage.uri())) {
            return client.send(
                            method
                                    + " "
                                    + path
                                    + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: Bearer "
                                    + stage.key()
                                    + "\r\ncontent-length: 0\r\n\r\n")
                    .rest();
        }
    }
}
