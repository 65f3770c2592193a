package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are too deep, too large, or not in UTF-8.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class BodyLimitsJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
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
    @ValueSource(strings = {"gzip", "zstd", "br"})
    void enc3_aCompressedBodyIs415(String encoding) {
        // When
        Response answer =
                stage.caller()
                        .header("content-encoding", encoding)
                        .body(new byte[] {31, -117})
                        .post(Stage.CHAT);
        // Then
        Stage.isError(answer, 415, "unsupported_media_type");
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
        int status =
                stage.status(
                        "{\"model\":\"same\",\"messages\":[{\"role\":\"user\",\"content\":"
                                + Asks.quoted(text)
                                + "}]}");
        // Then
        assertEquals(200, status);
        assertTrue(stage.up().take().body().length > 15 << 20);
    }
}
