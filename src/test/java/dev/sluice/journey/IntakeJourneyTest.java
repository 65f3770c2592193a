package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.wire.Intakes;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What callers can make us hold before their request is whole, in a gateway with little patience
/// and room for one large body. The patience is more than a machine that is busy with other tests
/// keeps a caller's thread waiting.
@QuarkusTest
@WithTestResource(
        value = World.class,
        initArgs = {
            @ResourceArg(name = "sluice.intake.patience", value = "2s"),
            @ResourceArg(name = "sluice.intake.head", value = "2s"),
            @ResourceArg(name = "sluice.intake.memory", value = "20M")
        })
@Timeout(60)
class IntakeJourneyTest {

    private static final int LARGE = 15 << 20;

    Stage stage;

    @Inject Intakes intakes;

    @BeforeEach
    void clear() throws Exception {
        Stage.await(() -> intakes.reading() == 0, "the bodies of other tests to be gone");
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    /// The head of a request whose body is still to come.
    private RawClient begin(String key, int length) throws Exception {
        return RawClient.to(stage.uri())
                .send(
                        "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: "
                                + length
                                + "\r\nauthorization: Bearer "
                                + key
                                + "\r\n\r\n");
    }

    @Test
    void auth2_aWrongKeyIsRefusedBeforeTheBody() throws Exception {
        try (RawClient client = begin("wrong", LARGE)) {
            // When
            String head = client.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 401 ") && head.contains("Bearer"), head);
        }
    }

    @Test
    void r6_aHeadThatRestsIsAnswered408() throws Exception {
        try (RawClient client = RawClient.to(stage.uri()).send("POST /v1/chat/completions HT")) {
            // When
            String answer = client.rest();
            // Then
            assertTrue(
                    answer.startsWith("HTTP/1.1 408 ") && answer.contains("\"request_timeout\""),
                    answer);
        }
    }

    @Test
    void auth2_aStrangerRefusedBeforeTheBodyIsCounted() throws Exception {
        // Given
        double before = Stage.count("sluice.auth.failures", "reason", "malformed");
        try (RawClient client = begin("wrong", LARGE)) {
            // When
            client.head();
            // Then
            assertEquals(1, Stage.count("sluice.auth.failures", "reason", "malformed") - before);
        }
    }

    @Test
    void s37_aBodyThatRestsIs408AndTheConnectionIsClosed() throws Exception {
        try (RawClient client = begin(stage.key(), 100).send("{")) {
            // When
            String head = client.head();
            // Then
            assertTrue(
                    head.startsWith("HTTP/1.1 408 ")
                            && head.contains("application/json")
                            && head.contains("connection: close"),
                    head);
            assertTrue(client.rest().contains("\"request_timeout\""));
        }
    }

    @Test
    void s37_aBodyThatNeverBeginsIs408() throws Exception {
        try (RawClient client = begin(stage.key(), 100)) {
            // When
            String head = client.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 408 "), head);
        }
    }

    @Test
    void aSlowBodyThatKeepsComingIsTaken() throws Exception {
        // Given
        String json = chat("same");
        try (RawClient client = begin(stage.key(), json.length())) {
            // When
            for (int i = 0; i < json.length(); i++) {
                client.send(json.substring(i, i + 1));
                Stage.pause(50);
            }
            // Then
            String head = client.head();
            assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        }
    }

    @Test
    void flow5_bodiesBeyondWhatAllMayHoldAre503WithAHint() throws Exception {
        // Given
        double before = Stage.count("sluice.shed", "reason", "bodies");
        // When
        String answer = crowded();
        for (int i = 0; i < 5 && !answer.startsWith("HTTP/1.1 503 "); i++) {
            answer = crowded();
        }
        // Then
        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
        assertTrue(answer.contains("retry-after: ") && answer.contains("\"overloaded\""), answer);
        assertTrue(Stage.count("sluice.shed", "reason", "bodies") > before);
    }

    /// What the second of two bodies gets that do not fit together. It may overtake the first on a
    /// busy machine, which is then the one that is refused.
    private String crowded() throws Exception {
        String half = " ".repeat(LARGE - (1 << 20));
        try (RawClient _ = begin(stage.key(), LARGE).send(half);
                RawClient second = begin(stage.key(), LARGE).send(half)) {
            return second.rest();
        }
    }

    @Test
    void whatCallersWhoLeaveHeldIsFreeAgain() throws Exception {
        // Given
        List<RawClient> gone = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            gone.add(begin(stage.key(), LARGE).send(" ".repeat(2 << 20)));
        }
        for (RawClient client : gone) {
            client.reset();
        }
        String json = chat("same") + " ".repeat(LARGE);
        // When
        int status = stage.status(json);
        for (int i = 0; status == 503 && i < 500; i++) {
            Stage.pause(20);
            status = stage.status(json);
        }
        // Then
        assertEquals(200, status);
    }

    @Test
    void whatAnsweredCallsHeldIsFreeAgain() throws Exception {
        // Given
        String json = chat("same") + " ".repeat(LARGE);
        assertEquals(200, stage.status(json));
        assertEquals(200, stage.status(json));
        // When
        int third = stage.status(json);
        // Then
        assertEquals(200, third);
    }
}
