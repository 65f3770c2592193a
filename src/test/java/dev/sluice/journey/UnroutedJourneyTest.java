package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no resource ever sees.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class UnroutedJourneyTest {

    Stage stage;

    private record Answer(int status, String head, JsonObject error) {}

    /// @param headers each line with its end
    private Answer say(String line, String headers) throws Exception {
        try (RawClient client = RawClient.to(stage.uri())) {
            client.send(line + " HTTP/1.1\r\n" + headers + "connection: close\r\n\r\n");
            String head = client.head().toLowerCase(Locale.ROOT);
            assertTrue(head.contains("content-type: application/json\r\n"), head);
            assertTrue(head.contains("x-request-id: "), head);
            JsonObject body = new JsonObject(client.rest());
            return new Answer(
                    Integer.parseInt(head.substring(9, 12)), head, body.getJsonObject("error"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host: a b/c\r\n", "host: x:99999999\r\n"})
    void err2_aHostThatIsNoneIsNamed(String host) throws Exception {
        // When
        Answer answer = say("GET /v1/models", host);
        // Then
        assertEquals(400, answer.status());
        assertEquals("invalid_request_error", answer.error().getString("type"));
        assertEquals("host", answer.error().getString("param"));
    }

    @Test
    void err2_onMessagesTheShapeIsAnthropics() throws Exception {
        // When
        Answer answer = say("POST /v1/messages", "");
        // Then
        assertEquals(400, answer.status());
        assertEquals("message,type", String.join(",", fields(answer)));
    }

    private static List<String> fields(Answer answer) {
        return answer.error().fieldNames().stream().sorted().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE,/v1/chat/completions,POST",
        "FOO,/v1/embeddings,POST",
        "FOO,/v1/messages,POST",
        "TRACE,/v1/models,GET",
        "PUT,/admin/targets,GET",
        "POST,/admin/targets/,GET",
        "DELETE,/admin/decisions/x,GET",
        "GET,/admin/decisions/x/replay,POST",
        "PATCH,/admin/config/files/teams/a.yaml,'GET, PUT'",
        "TRACE,/admin/session,'DELETE, GET, POST'"
    })
    void ep2_aMethodThatNobodyHasIs405WithAllow(String method, String path, String allow)
            throws Exception {
        // When
        Answer answer = say(method + " " + path, "host: x\r\n");
        // Then
        assertEquals(405, answer.status());
        assertTrue(answer.head().contains("allow: " + allow.toLowerCase(Locale.ROOT) + "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO /nothing", "CONNECT x:80", "GET v1/models", "GET *", "OPTIONS *"})
    void ep1_whatIsNoPathIs404(String line) throws Exception {
        // When
        Answer answer = say(line, "host: x\r\n");
        // Then
        assertEquals(404, answer.status());
        assertEquals("unknown_url", answer.error().getString("code"));
    }

    @Test
    void aCallersMistakeIsNoErrorInTheLog() throws Exception {
        // Given
        List<LogRecord> errors = new ArrayList<>();
        Handler kept = keeping(errors);
        Logger root = Logger.getLogger("");
        root.addHandler(kept);
        // When
        try (RawClient client = RawClient.to(stage.uri())) {
            // Each answer is awaited before the next request, so that its handling is over.
            taken(client, "GET /v1/models HTTP/1.1\r\n\r\n");
            taken(client, "FOO /v1/models HTTP/1.1\r\nhost: x\r\n\r\n");
            taken(client, "OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n");
            taken(client, "GET /v1/models/none HTTP/1.1\r\nhost: x\r\n\r\n");
        } finally {
            root.removeHandler(kept);
        }
        // Then
        assertEquals(List.of(), errors);
    }

    private static void taken(RawClient client, String request) throws Exception {
        String head = client.send(request).head().toLowerCase(Locale.ROOT);
        Matcher length = Pattern.compile("content-length: (\\d+)").matcher(head);
        assertTrue(length.find(), head);
        client.bytes(Integer.parseInt(length.group(1)));
    }

    private static Handler keeping(List<LogRecord> errors) {
        return new Handler() {
            @Override
            public synchronized void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                    errors.add(line);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
