package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

    private static void isError(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .header("x-request-id", not(equalTo(null)))
                .body("error", hasKey("message"))
                .body("error", hasKey("param"))
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/",
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
        isError(answer, 404, "unknown_url");
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
        isError(answer, 405, "method_not_allowed");
        assertEquals(allow, answer.header("allow"));
    }

    static List<Arguments> notAnObject() {
        return List.of(
                Arguments.of("nothing", ""),
                Arguments.of("text", "hello"),
                Arguments.of("an array", "[]"),
                Arguments.of("a string", "\"x\""),
                Arguments.of("null", "null"),
                Arguments.of(
                        "truncated", "{\"model\":\"m1\",\"messages\":[{\"role\":\"user\",\"con"),
                Arguments.of("two objects", chat("m1") + chat("m1")),
                Arguments.of("a trailing comma", "{\"model\":\"m1\",}"),
                Arguments.of("a comment", "{/**/\"model\":\"m1\"}"),
                Arguments.of("single quotes", "{'model':'m1'}"),
                Arguments.of("NaN", chat("m1", "\"temperature\":NaN")),
                Arguments.of("a raw control character", chat("m1", "\"user\":\"a\u0001b\"")),
                Arguments.of("a null byte", "{\u0000}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notAnObject")
    void ep8_aBodyThatIsNotOneJsonObjectIs400(String what, String body) {
        // When
        Response answer = stage.ask(body);
        // Then
        isError(answer, 400, null);
    }

    @Test
    void ep8_theMessageNamesThePosition() {
        // When
        Response answer = stage.ask("{\"model\":\"m1\",}");
        // Then
        answer.then().body("error.message", containsString("position 15"));
    }

    static List<Arguments> wrongTypes() {
        return List.of(
                Arguments.of("model", "{\"model\":7,\"messages\":[]}"),
                Arguments.of("messages", "{\"model\":\"m1\",\"messages\":\"hi\"}"),
                Arguments.of("messages[0]", "{\"model\":\"m1\",\"messages\":[1]}"),
                Arguments.of(
                        "messages[0].content",
                        "{\"model\":\"m1\",\"messages\":[{\"role\":\"user\",\"content\":7}]}"),
                Arguments.of("stream", chat("m1", "\"stream\":\"yes\"")),
                Arguments.of("temperature", chat("m1", "\"temperature\":\"hot\"")),
                Arguments.of("max_tokens", chat("m1", "\"max_tokens\":1.5")),
                Arguments.of("max_tokens", chat("m1", "\"max_tokens\":99999999999")),
                Arguments.of("tools", chat("m1", "\"tools\":{}")),
                Arguments.of("stop", chat("m1", "\"stop\":7")),
                Arguments.of(
                        "stream_options.include_usage",
                        chat("m1", "\"stream_options\":{\"include_usage\":1}")),
                Arguments.of("response_format", chat("m1", "\"response_format\":[]")),
                Arguments.of("reasoning_effort", chat("m1", "\"reasoning_effort\":3")),
                Arguments.of("n", chat("m1", "\"n\":1000000")),
                Arguments.of("n", chat("m1", "\"n\":0")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTypes")
    void ep8_aWrongTypeNamesItsField(String param, String body) {
        // When
        Response answer = stage.ask(body);
        // Then
        answer.then()
                .statusCode(400)
                .header("x-should-retry", "false")
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.param", equalTo(param));
    }

    @Test
    void ep9_aMissingModelIs400() {
        // When
        Response answer = stage.ask("{\"messages\":[]}");
        // Then
        isError(answer, 400, "missing_required_parameter");
        assertEquals("model", answer.path("error.param"));
    }

    @Test
    void ep9_anUnknownModelIs404() {
        // When
        Response answer = stage.ask(chat("gpt-nobody"));
        // Then
        isError(answer, 404, "model_not_found");
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

    @Test
    void ep10_aKeyGivenTwiceIs400() {
        // When
        Response answer = stage.ask("{\"model\":\"m1\",\"model\":\"m2\",\"messages\":[]}");
        // Then
        answer.then().statusCode(400).body("error.message", containsString("twice"));
    }

    @Test
    void ep10_tenThousandLevelsAre400() {
        // When
        Response answer = stage.ask(chat("m1", "\"x\":" + "[".repeat(10_000) + "]".repeat(10_000)));
        // Then
        answer.then().statusCode(400).body("error.message", containsString("nested deeper"));
    }

    @Test
    void ep10_aHugeNumberIs400() {
        // When
        Response answer = stage.ask(chat("m1", "\"seed\":" + "9".repeat(100_000)));
        // Then
        answer.then().statusCode(400).body("error.message", containsString("number longer"));
    }

    @Test
    void enc4_loneSurrogatesDoNotBreakUs() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        stage.ask(chat("same", "\"user\":\"\\ud800\"")).then().statusCode(200);
        // Then
        assertTrue(stage.up().take().text().contains("\\ud800"));
    }

    @Test
    void enc4_bytesThatAreNotUtf8Are400() {
        // Given
        byte[] body = chat("m1", "\"user\":\"?\"").getBytes();
        body[body.length - 3] = (byte) 0xFF;
        // When
        Response answer = stage.caller().body(body).post(Stage.CHAT);
        // Then
        answer.then().statusCode(400).body("error.message", containsString("not UTF-8"));
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
    @ValueSource(strings = {"gzip", "zstd", "br"})
    void enc3_aCompressedBodyIs415(String encoding) {
        // When
        Response answer =
                stage.caller()
                        .header("content-encoding", encoding)
                        .body(new byte[] {31, -117})
                        .post(Stage.CHAT);
        // Then
        isError(answer, 415, "unsupported_media_type");
    }

    @Test
    void enc4_charsetUtf8IsWelcome() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        Response answer =
                RestAssured.given()
                        .header("authorization", "Bearer " + stage.key())
                        .contentType("application/json; charset=\"UTF-8\"")
                        .body(chat("same").getBytes())
                        .post(Stage.CHAT);
        // Then
        answer.then().statusCode(200);
    }

    @Test
    void aLargeBodyByContentLengthIs413BeforeItComes() throws Exception {
        try (RawClient client = RawClient.to(stage.uri())) {
            // When
            client.send(
                    "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                            + "content-length: 17000000\r\nauthorization: Bearer "
                            + stage.key()
                            + "\r\n\r\n");
            // Then
            String head = client.head();
            assertTrue(
                    head.startsWith("HTTP/1.1 413 ")
                            && head.toLowerCase().contains("application/json"),
                    head);
        }
    }

    @Test
    void aLargeChunkedBodyIs413AndTheRestIsNotRead() throws Exception {
        try (RawClient client = RawClient.to(stage.uri())) {
            client.send(
                    "POST /v1/embeddings HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                            + "transfer-encoding: chunked\r\nauthorization: Bearer "
                            + stage.key()
                            + "\r\n\r\n");
            // When
            String mebibyte = "100000\r\n" + " ".repeat(1 << 20) + "\r\n";
            for (int i = 0; i < 4; i++) {
                client.send(mebibyte);
            }
            client.send("1\r\n \r\n");
            // Then
            assertTrue(client.head().startsWith("HTTP/1.1 413 "));
        }
    }

    @Test
    void aLargeBodyThatFitsIsTaken() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        String text = "x".repeat(15 << 20);
        // When
        stage.ask(
                        "{\"model\":\"same\",\"messages\":[{\"role\":\"user\",\"content\":"
                                + Asks.quoted(text)
                                + "}]}")
                .then()
                .statusCode(200);
        // Then
        assertTrue(stage.up().take().body().length > 15 << 20);
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
    void hdr1_headersOverTheLimitAre431InOpenAisShape() throws Exception {
        try (RawClient client =
                stage.send(Stage.CHAT, chat("same"), "x-long: " + "x".repeat(20_000))) {
            // When
            String head = client.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 431 "), head);
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
