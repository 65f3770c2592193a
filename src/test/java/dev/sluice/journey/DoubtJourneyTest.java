package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls that wait for a second signal.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class DoubtJourneyTest {

    Stage stage;

    @Inject HeldSignal held;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    /// The route whose threshold is as near to the score of our question as the band is wide,
    /// whatever the weights in force say.
    private String unsure() {
        String score = stage.ask(chat("doubt-1")).header("x-sluice-complexity");
        long nearest = Math.round(Double.parseDouble(score) * Landscape.DOUBTS);
        stage.clear();
        return "doubt-" + Math.clamp(nearest, 1, Landscape.DOUBTS - 1);
    }

    private static double all() {
        return Stage.count("sluice.requests", "model", "doubted");
    }

    private static double left() {
        return Stage.ended("doubted", "client_closed", "client_closed");
    }

    @Test
    void aSignalThatDoesNotAnswerHoldsTheCallForAWhileOnly() {
        // Given
        String route = unsure();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        int before = held.asked();
        // When
        int status = stage.ask(chat(route)).statusCode();
        // Then
        assertEquals("200 1", status + " " + (held.asked() - before));
    }

    /// It is waited for until 300 ms after the call came.
    @Test
    void whatASignalTakesIsNotOurOwnTime() {
        // Given
        String route = unsure();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        OwnTime before = OwnTime.now();
        // When
        stage.ask(chat(route));
        // Then
        OwnTime own = OwnTime.now();
        assertTrue(own.ofOneCallAndShort(before), own + " after " + before);
    }

    @Test
    void flow1_leavingWhileASignalIsAskedIsSettledOnceAndOpensNoUpstream() throws Exception {
        // Given
        String route = unsure();
        int asked = held.asked();
        double allBefore = all();
        double leftBefore = left();
        RawClient client = stage.send(Stage.CHAT, chat(route));
        Stage.await(() -> held.asked() > asked, "the signal is asked");
        // When
        client.close();
        // Then
        Stage.await(() -> left() > leftBefore, "settled");
        Stage.await(() -> Stage.count("sluice.requests.in.flight") == 0, "idle");
        assertEquals(
                "1.0 1.0 []",
                (left() - leftBefore) + " " + (all() - allBefore) + " " + stage.up().seen());
    }
}
