package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server sends beyond an answer spoils its connection, not the call that comes next.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class SurplusJourneyTest {

    private static final String ANSWER = Chunks.whole("a", 1, 1);

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void r7_aHeadThatIsTooLargeIsItsServersFault() throws IOException {
        // Given
        String model = stage.fresh();
        Script large = Script.ok(ANSWER).header("x-large", "a".repeat(100_000));
        stage.up().next(Script.ok(ANSWER)).always(large);
        try (RawClient client = RawClient.to(stage.uri())) {
            ask(client, stage.model());
            // When
            ask(client, model);
        }
        // Then
        assertEquals(
                1,
                Stage.count("sluice.requests", "model", model, "error_type", "upstream_protocol"));
    }

    private String ask(RawClient client, String model) throws IOException {
        client.post(Stage.CHAT, chat(model), "authorization: Bearer " + stage.key());
        String head = client.head();
        client.bytes(Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1")));
        return head;
    }

    /// One connection of a caller stays with one event loop, and so with one pool.
    @ParameterizedTest
    @ValueSource(strings = {"junk without newline", "HTTP/1.1 200 OK\r\ncontent-length: x\r\nx"})
    void r7_theNextCallIsSentAgainOnANewConnection(String surplus) throws IOException {
        // Given
        String innocent = stage.fresh();
        stage.up().next(Script.ok(ANSWER).raw(surplus)).always(Script.ok(ANSWER));
        try (RawClient client = RawClient.to(stage.uri())) {
            ask(client, stage.model());
            // When
            String head = ask(client, innocent);
            // Then
            assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        }
        assertEquals(
                1, Stage.count("sluice.retries", "target", innocent, "reason", "upstream_error"));
    }
}
