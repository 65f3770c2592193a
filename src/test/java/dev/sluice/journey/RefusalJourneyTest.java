package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What we refuse ourselves: the upstream never hears of it, and the caller gets an OpenAI error.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class RefusalJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void ep9_aMissingModelIs400() {
        // When
        Response answer = stage.ask("{\"messages\":[]}");
        // Then
        Stage.isError(answer, 400, "missing_required_parameter");
        assertEquals("model", answer.path("error.param"));
    }

    @Test
    void ep9_anUnknownModelIs404() {
        // When
        Response answer = stage.ask(chat("gpt-nobody"));
        // Then
        Stage.isError(answer, 404, "model_not_found");
        assertEquals("model", answer.path("error.param"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"few", "all"})
    void model2_auth2_aForbiddenModelIsAnsweredLikeAnUnknownOne(String team) {
        // Given
        String name = team.equals("few") ? "m1" : "zz";
        String key = team.equals("few") ? stage.fewKey() : stage.key();
        // When
        Response answer =
                RestAssured.given()
                        .contentType("application/json")
                        .header("authorization", "Bearer " + key)
                        .body(chat(name).getBytes())
                        .post(Stage.CHAT);
        // Then
        assertEquals(
                "The model 'X' does not exist or you do not have access to it; GET /v1/models lists yours.",
                answer.<String>path("error.message").replace("'" + name + "'", "'X'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=latin1",
                "application/json; charset=utf-16"
            })
    void enc4_anotherMediaTypeOrCharsetIs415(String type) throws Exception {
        try (RawClient client = RawClient.to(stage.uri())) {
            // When
            client.send(
                    "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-type: "
                            + type
                            + "\r\ncontent-length: 2\r\nauthorization: Bearer "
                            + stage.key()
                            + "\r\n\r\n{}");
            // Then
            assertTrue(client.head().startsWith("HTTP/1.1 415 "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "x-sluice-tier,fa\u0001st",
        "x-sluice-tier,slow",
        "x-sluice-fallback,yes",
        "x-sluice-deadline-ms,0",
        "x-sluice-deadline-ms,soon"
    })
    void aHeaderThatMeansNothingIs400(String name, String value) throws Exception {
        try (RawClient client = stage.send(Stage.CHAT, chat("same"), name + ": " + value)) {
            // When
            String head = client.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 400 "), head);
        }
    }

    @Test
    void hdr3_aRequestIdWithControlCharactersIsReplaced() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        try (RawClient client = stage.send(Stage.CHAT, chat("same"), "x-request-id: a\u0001b")) {
            // When
            String head = client.head();
            // Then
            assertTrue(!head.contains("\u0001") && !head.contains("a?b"), head);
        }
    }

    @Test
    void nothingRefusedReachesAnUpstream() {
        // When
        stage.ask("{}");
        stage.ask(chat("gpt-nobody"));
        stage.ask(streaming("m1", "\"n\":9"));
        // Then
        assertEquals(List.of(), stage.up().seen());
    }

    @Test
    void retry2_ourRefusalsAreFinal() {
        // When
        Response answer = stage.ask(chat("gpt-nobody"));
        // Then
        answer.then().header("x-should-retry", "false");
    }

    @Test
    void countsWhatItRefuses() {
        // Given
        double before =
                Stage.count(
                        "sluice.requests",
                        "team",
                        "all",
                        "status",
                        "4xx",
                        "error_type",
                        "model_not_found");
        // When
        stage.ask(chat("gpt-nobody"));
        // Then
        assertEquals(
                before + 1,
                Stage.count(
                        "sluice.requests",
                        "team",
                        "all",
                        "status",
                        "4xx",
                        "error_type",
                        "model_not_found"));
    }
}
