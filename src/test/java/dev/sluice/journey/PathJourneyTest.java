package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
