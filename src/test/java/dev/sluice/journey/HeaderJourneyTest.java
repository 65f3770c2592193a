package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Seen;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which headers cross the gateway, in either direction.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class HeaderJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    @Test
    void auth3_auth4_hdr2_onlyOurOwnHeadersReachTheUpstream() throws Exception {
        // When
        try (RawClient client =
                stage.send(
                        Stage.CHAT,
                        chat("same"),
                        "cookie: session=1",
                        "openai-organization: org",
                        "openai-project: proj",
                        "x-stainless-lang: python",
                        "x-stainless-retry-count: 2",
                        "x-forwarded-for: 10.0.0.1",
                        "forwarded: for=10.0.0.1",
                        "x-sluice-tags: pii",
                        "idempotency-key: k",
                        "openai-beta: assistants=v2",
                        "proxy-authorization: Basic x",
                        "connection: keep-alive, x-hop",
                        "x-hop: 1",
                        "x-data-parallel-rank: 3",
                        "x-vllm-priority: -9",
                        "x-session-id: s",
                        "user-agent: caller")) {
            client.head();
        }
        // Then
        assertEquals(
                new TreeSet<>(
                        List.of(
                                "accept",
                                "authorization",
                                "content-length",
                                "content-type",
                                "host",
                                "user-agent",
                                "x-request-id")),
                new TreeSet<>(
                        stage.up().take().headers().keySet().stream()
                                .map(String::toLowerCase)
                                .toList()));
    }

    @Test
    void hdr2_theUpstreamDoesNotGetTheCallersRequestId() throws Exception {
        // When
        stage.caller()
                .header("x-request-id", "mine-1")
                .body(chat("same").getBytes())
                .post(Stage.CHAT);
        // Then
        assertFalse(stage.up().take().header("x-request-id").contains("mine"));
    }

    @Test
    void hdr3_theCallersRequestIdComesBack() {
        // When
        Response answer =
                stage.caller()
                        .header("x-request-id", "mine-1")
                        .body(chat("same").getBytes())
                        .post(Stage.CHAT);
        // Then
        answer.then().header("x-request-id", "mine-1");
    }

    @Test
    void hdr3_theUpstreamsIdGoesToASecondHeader() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)).header("x-request-id", "req_up"));
        // When
        Response answer = stage.ask(chat("same"));
        // Then
        answer.then()
                .header("x-request-id", not(equalTo("req_up")))
                .header("x-sluice-upstream-request-id", "req_up");
    }

    @Test
    void hdr4_rateLimitHeadersPassAndAccountHeadersDoNot() {
        // Given
        Script script = Script.ok(Chunks.whole("a", 1, 1));
        for (String name :
                List.of(
                        "openai-processing-ms",
                        "openai-version",
                        "x-ratelimit-remaining-tokens",
                        "openai-organization",
                        "set-cookie",
                        "server",
                        "cf-ray",
                        "alt-svc",
                        "x-ms-region")) {
            script = script.header(name, "v");
        }
        stage.up().always(script);
        // When
        Response answer = stage.ask(chat("same"));
        // Then
        List<String> passed =
                answer.headers().asList().stream()
                        .filter(header -> header.getValue().equals("v"))
                        .map(header -> header.getName().toLowerCase())
                        .sorted()
                        .toList();
        assertEquals(
                List.of("openai-processing-ms", "openai-version", "x-ratelimit-remaining-tokens"),
                passed);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422, 500})
    void hdr3_hdr4_theyPassWithARefusalToo(int status) {
        // Given
        stage.up()
                .always(
                        Script.error(status, "x")
                                .header("x-request-id", "req_no")
                                .header("openai-processing-ms", "7")
                                .header("openai-organization", "org"));
        // When
        Response answer = stage.ask(chat("same"));
        // Then
        answer.then()
                .statusCode(greaterThanOrEqualTo(400))
                .header("x-sluice-upstream-request-id", "req_no")
                .header("openai-processing-ms", "7")
                .header("openai-organization", nullValue());
    }

    @Test
    void hdr6_corsIsOff() {
        // When
        Response answer =
                stage.caller()
                        .header("origin", "https://evil.test")
                        .body(chat("same").getBytes())
                        .post(Stage.CHAT);
        // Then
        assertFalse(answer.headers().hasHeaderWithName("access-control-allow-origin"));
    }

    @Test
    void hdr2_theUserAgentIsOurs() throws Exception {
        // When
        Stage.with("authorization", "Bearer " + stage.key());
        // Then
        Seen seen = stage.up().take();
        assertEquals("sluice", seen.header("user-agent"));
    }
}
