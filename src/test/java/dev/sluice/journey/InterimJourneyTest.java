package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server says before its answer (RFC 9110, 15.2) is not the answer. Taken for it, the real
/// one would go to whoever is asked for next on the connection: to another caller.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class InterimJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private static Script after(String interim, Script answer) {
        String head = "HTTP/1.1 " + interim + "\r\n\r\n";
        return answer.first(head + head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100 Continue",
                "102 Processing",
                "103 Early Hints\r\nlink: </a>",
                "104 Upload Resumption Supported",
                "199"
            })
    void r7_theAnswerIsWhatComesAfterIt(String interim) {
        // Given
        stage.up().always(after(interim, Script.ok(Chunks.whole("told", 1, 1))));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(200).body("choices[0].message.content", equalTo("told"));
    }

    @Test
    void r7_soItIsBeforeAStream() {
        // Given
        stage.up().always(after("102 Processing", Script.chat("told")));
        // When
        Response answer = stage.ask(chat(stage.model(), "\"stream\":true"));
        // Then
        assertTrue(answer.asString().contains("told"), answer::asString);
    }

    @Test
    void r7_oneThatCannotBeReadIsTheEndOfWhatWasAsked() {
        // Given
        String endless = "103 Early Hints\r\nlink: " + "x".repeat(70_000);
        stage.up().always(after(endless, Script.ok(Chunks.whole("told", 1, 1))));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(502);
    }

    /// One connection of a caller stays with one event loop, and so with one pool.
    @Test
    void r7_aProtocolThatNobodyAskedForSpoilsItsConnection() throws Exception {
        // Given
        String switched = "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n";
        Script hangs = Script.status(200).first(switched).late(new Gate());
        stage.up().next(hangs).always(Script.ok(Chunks.whole("told", 1, 1)));
        try (RawClient client = RawClient.to(stage.uri())) {
            ask(client);
            // When
            String head = ask(client);
            // Then
            assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        }
    }

    private String ask(RawClient client) throws Exception {
        client.post(Stage.CHAT, chat(stage.model()), "authorization: Bearer " + stage.key());
        String head = client.head();
        client.bytes(Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1")));
        return head;
    }
}
