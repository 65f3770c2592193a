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
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests whose end, or whose server, a proxy before us may see elsewhere than we do (security
/// S39).
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class FramingJourneyTest {

    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.[01] (\\d+)");
    private static final String HIDDEN = "GET /v1/models HTTP/1.1\r\nhost: x\r\n\r\n";
    private static final String UPGRADE =
            "connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAAP__\r\n";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    /// The statuses of all answers on a connection, until it is closed.
    private String answers(String sent) throws Exception {
        try (RawClient client = RawClient.to(stage.uri()).send(sent)) {
            return String.join(
                    " ", ANSWER.matcher(client.rest()).results().map(it -> it.group(1)).toList());
        }
    }

    private String post(String headers) {
        return "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer "
                + stage.key()
                + "\r\n"
                + headers
                + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity",
                "xchunked",
                "\"chunked\"",
                "gzip",
                "gzip, chunked",
                "chunked, chunked",
                "chunked\r\ntransfer-encoding: chunked"
            })
    void s39_anotherCodingThanChunkedIsRefusedAndNothingBehindItIsARequest(String coding)
            throws Exception {
        // When
        String answers = answers(post("transfer-encoding: " + coding + "\r\n") + HIDDEN);
        // Then
        assertEquals("400", answers);
    }

    @Test
    void s39_anotherCodingDoesNotHideBehindALength() throws Exception {
        // Given
        String json = chat("same");
        String length = "content-length: " + json.length() + "\r\n";
        // When
        String answers = answers(post(length + "transfer-encoding: xchunked\r\n") + json + HIDDEN);
        // Then
        assertEquals("400", answers);
        assertEquals(0, stage.up().seen().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/v1/nothing", "/admin/targets"})
    void s39_whateverIsAsked(String path) throws Exception {
        // When
        String answers =
                answers(
                        "GET "
                                + path
                                + " HTTP/1.1\r\nhost: x\r\ntransfer-encoding: x\r\n\r\n"
                                + HIDDEN);
        // Then
        assertEquals("400", answers);
    }

    @Test
    void s39_twoHostsAreNone() throws Exception {
        // When
        String answers = answers("GET /v1/models HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n" + HIDDEN);
        // Then
        assertEquals("400", answers);
    }

    @Test
    void s39_noUpgradeLeadsRoundThat() throws Exception {
        // When
        String answers = answers(post(UPGRADE + "transfer-encoding: identity\r\n") + HIDDEN);
        // Then
        assertEquals("400", answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"via: 1.1 proxy", "forwarded: for=10.0.0.1", "x-forwarded-for: 10.0.0.1"})
    void s39_noProxyIsLedToPassOnWhatItCannotRead(String passed) throws Exception {
        // When
        String answers =
                answers(
                        "GET /v1/models HTTP/1.1\r\nhost: x\r\nconnection: close\r\n"
                                + ("authorization: Bearer " + stage.key() + "\r\n" + UPGRADE)
                                + (passed + "\r\n\r\n"));
        // Then
        assertEquals("200", answers);
    }

    @Test
    void theAnswersBeforeItAreGiven() throws Exception {
        // Given
        String json = chat("same");
        String good = post("content-length: " + json.length() + "\r\n") + json;
        // When
        String answers = answers(good + post("transfer-encoding: x\r\n") + HIDDEN);
        // Then
        assertEquals("200 400", answers);
    }

    @Test
    void aCodingInAnyCaseIsChunked() throws Exception {
        // Given
        String json = chat("same");
        String size = Integer.toHexString(json.length());
        // When
        String answers =
                answers(
                        post("transfer-encoding: CHUNKED\r\nconnection: close\r\n")
                                + (size + "\r\n" + json + "\r\n0\r\n\r\n"));
        // Then
        assertEquals("200", answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0\r\n\r\n",
                "-1\r\n",
                "\r\n\r\n",
                "1\r\n{\r\nzz\r\n}\r\n",
                "1\r\n{}\r\n0\r\n\r\n"
            })
    void aBodyInBrokenChunksIsRefusedAndNothingBehindItIsARequest(String chunks) throws Exception {
        // Given
        String request = post("transfer-encoding: chunked\r\n") + chunks + HIDDEN;
        try (RawClient client = RawClient.to(stage.uri()).send(request)) {
            // When
            String answer = client.rest();
            // Then
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("\"type\":\"invalid_request_error\""), answer);
            assertEquals(1, ANSWER.matcher(answer).results().count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0 100-continue", "HTTP/1.1 something-else"})
    void enc5_whoDoesNotWaitForAnInterimAnswerGetsNone(String asked) throws Exception {
        // Given
        String json = chat("same");
        String[] said = asked.split(" ");
        String head = post("expect: " + said[1] + "\r\ncontent-length: " + json.length() + "\r\n");
        try (RawClient client = RawClient.to(stage.uri())) {
            // When
            client.send(head.replace("HTTP/1.1", said[0]) + json);
            // Then
            String first = client.head();
            assertTrue(first.startsWith(said[0] + " 200 "), first);
            assertFalse(first.contains(" 100 "), first);
        }
    }
}
